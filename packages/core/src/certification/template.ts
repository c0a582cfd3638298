import type { Pack } from '../pack/model.ts'
import type { ReportTemplate, TemplateColumn } from '../pack/template.ts'
import { wordKey } from './report-pack.ts'
import { REPORT_COLUMNS, type ReportColumn } from './report.ts'

/**
 * What columns of national templates tell, beside the columns of our own format. Rows of templates are no acts: each shows a
 * certificate as it is after something happened, and by codes what that was.
 */
export const TEMPLATE_MEANINGS = [
  'body',
  'status',
  'isSub',
  'serviceField',
  'reportType',
  'changes',
  'changedOn',
  'suspendReason',
  'suspendedOn',
  'suspendedUntil',
  'endReason',
  'endedOn',
  'isReplacement',
  'replacedOn',
  'replaceReason',
] as const
export type TemplateMeaning = ReportColumn | (typeof TEMPLATE_MEANINGS)[number]

interface TemplateWords {
  readonly keys: ReadonlyMap<string, string>
}

const cache = new WeakMap<ReportTemplate, TemplateWords>()

function wordsOf(template: ReportTemplate): TemplateWords {
  const cached = cache.get(template)
  if (cached) return cached
  const keys = new Map<string, string>()
  for (const column of template.columns) {
    for (const word of [column.name, column.nameEn, column.code, ...(column.otherNames ?? [])]) {
      if (word !== undefined && !keys.has(wordKey(word))) keys.set(wordKey(word), columnKey(column))
    }
    keys.set(columnKey(column), columnKey(column))
  }
  const words = { keys }
  cache.set(template, words)
  return words
}

/** The key of a column among the cells of a row: what it means, else its place, `#27`. */
export function columnKey({ means, no }: TemplateColumn): string {
  return means ?? `#${String(no)}`
}

/** The key of the column that a heading is in a template, by its name or its code; undefined for others. */
export function templateColumnOf(heading: string, template: ReportTemplate): string | undefined {
  return wordsOf(template).keys.get(wordKey(heading.trim()))
}

/** A template is recognised by so many of its columns: fewer might be anybody's table. */
const RECOGNISED = 8
/** Without these a row of a template says nothing. */
const NEEDED: readonly TemplateMeaning[] = ['number', 'status', 'validFrom']

/** What rows of a template cannot do without, and these keys lack. */
export function missingInTemplate(keys: readonly (string | undefined)[]): readonly string[] {
  return NEEDED.filter((needed) => !keys.includes(needed))
}

/** The template whose heading this is, in any order; undefined for our own format and for others. */
export function templateOf(headings: readonly string[], pack: Pack): ReportTemplate | undefined {
  let best: { readonly template: ReportTemplate; readonly known: number } | undefined
  for (const template of pack.reports.templates ?? []) {
    const keys = headings.map((heading) => templateColumnOf(heading, template))
    const known = new Set(keys.filter((key) => key !== undefined)).size
    if (known < RECOGNISED || missingInTemplate(keys).length > 0) continue
    if (known > (best?.known ?? 0)) best = { template, known }
  }
  return best?.template
}

/** Whether a key is a column of our own format. */
export function isReportColumn(key: string): key is ReportColumn {
  return COLUMNS.has(key)
}

const COLUMNS: ReadonlySet<string> = new Set(REPORT_COLUMNS)
