import { columnKey, REPORT_COLUMNS, type Pack, type ReportTemplate } from '@zhengheng/core'
import type { Language } from '../messages/language.ts'

/** A column that a heading may be said to be. */
export interface ColumnChoice {
  readonly column: string
  readonly label: string
}

/** The columns that headings of a table can mean: those of its template, else those of our own format. */
export function columnChoices(
  pack: Pack,
  template: ReportTemplate | undefined,
  language: Language,
): readonly ColumnChoice[] {
  if (!template)
    return REPORT_COLUMNS.map((column) => ({ column, label: columnLabel(column, pack, template, language) }))
  const keys = [...new Set(template.columns.map(columnKey))]
  return keys.map((column) => ({ column, label: columnLabel(column, pack, template, language) }))
}

/** How a column is called for the reader. */
export function columnLabel(
  column: string,
  pack: Pack,
  template: ReportTemplate | undefined,
  language: Language,
): string {
  const found = template?.columns.find((one) => columnKey(one) === column)
  if (found)
    return (language === 'en' ? (found.nameEn ?? found.code ?? found.name) : (found.name ?? found.code)) ?? column
  return language === 'en' ? column : (pack.reports.columns[column]?.[0] ?? column)
}

/** Whether a profile may name a column. */
export function isColumn(column: string, pack: Pack): boolean {
  const own: readonly string[] = REPORT_COLUMNS
  return (
    own.includes(column) ||
    (pack.reports.templates ?? []).some((one) => one.columns.some((each) => columnKey(each) === column))
  )
}

/** All names by which a column is known, for comparison. */
export function namesOfColumn(column: string, pack: Pack, template: ReportTemplate | undefined): readonly string[] {
  const own = [column, ...(pack.reports.columns[column] ?? [])]
  const found = (template?.columns ?? []).filter((one) => columnKey(one) === column)
  return [...own, ...found.flatMap((one) => [one.name, one.nameEn, one.code, ...(one.otherNames ?? [])])].filter(
    (name) => name !== undefined,
  )
}
