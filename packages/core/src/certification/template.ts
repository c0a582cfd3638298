import type { Name } from '../codes/code.ts'
import type { Evidence } from '../law/basis.ts'
import type { Pack } from '../pack/model.ts'
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

/** One column of a template, as it is on file. */
export interface TemplateColumn {
  readonly no: number
  /** As the template writes it; absent where it leaves the column without a name. */
  readonly name?: string
  readonly nameEn?: string
  /** The name of the column in files for machines. */
  readonly code?: string
  readonly otherNames?: readonly string[]
  /** Absent: the column is read and kept, and nothing follows from it. */
  readonly means?: TemplateMeaning
  /** The list of codes that its values come from. */
  readonly table?: string
}

export interface TemplateCode {
  readonly code: string
  readonly name: Name
}

/** What a change code says that happened to a certificate. */
export type TemplateChange = 'change' | 'extend' | 'reduce' | 'suspend' | 'restore' | 'withdraw' | 'cancel' | 'none'

/** The table that a country asks its bodies to fill in, of one edition: what its columns and codes mean. */
export interface ReportTemplate {
  readonly code: string
  readonly name: Name
  readonly columns: readonly TemplateColumn[]
  readonly tables: Readonly<Record<string, readonly TemplateCode[]>>
  readonly statuses: Readonly<Record<string, 'valid' | 'suspended' | 'withdrawn' | 'cancelled' | 'expired'>>
  readonly changes: Readonly<Record<string, TemplateChange>>
  /** Activities after which a certificate without another number holds longer. */
  readonly recertification: readonly string[]
  /** Activities and types of reports that bring a certificate with a new number. */
  readonly initial: readonly string[]
  readonly newTypes: readonly string[]
  readonly replacementTypes: readonly string[]
  /** Reasons of a replacement that say that another body issued the certificate before. */
  readonly transferReasons: readonly string[]
  /** How "yes" is written. */
  readonly yes: readonly string[]
  readonly evidence: Evidence
  readonly source: string
}

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
