import {
  columnOf,
  missingInTemplate,
  templateColumnOf,
  templateOf,
  type Pack,
  type ReportTemplate,
} from '@zhengheng/core'
import { columnName } from './formats/cell-values.ts'
import { MOST_COLUMNS } from './formats/sheet-rows.ts'
import { columnIn, headingKey, profileFor, type Profile } from './profiles/profile.ts'
import { isReplyHeading } from './reply-headings.ts'
import { storable, type NewFinding } from './store.ts'

/** What headings are understood by: the words of the country, and what the body said of its own. */
export interface HeadingWords {
  readonly pack: Pack
  readonly profiles: readonly Profile[]
}

/** What the headings of a table mean, in order. */
export interface Meanings {
  /** As the sender wrote them, with the heading of the group where one stands above. */
  readonly headings: readonly string[]
  /** For each heading; undefined for columns that are not read. */
  readonly columns: readonly (string | undefined)[]
  readonly profile: Profile | undefined
  /** The national template that the headings are those of. */
  readonly template: ReportTemplate | undefined
}

/** How the fields of a file are called, or why a report cannot be read from it. */
export interface Heading extends Meanings {
  readonly findings: readonly NewFinding[]
  readonly failure?: 'missing-columns' | 'repeated-columns' | 'too-many-columns'
}

/** Without these no row says anything; of the last two, one is enough: an issue takes effect on its first day. */
const NEEDED = ['act', 'number'] as const
const DAYS = ['effective', 'validFrom'] as const
const SHOWN = 200

/** The columns that headings mean: by the profile that was made for them, else by the names of format and pack. */
export function readMeanings(
  headings: readonly string[],
  { pack, profiles }: HeadingWords,
  profile: Profile | undefined = profileFor(headings, profiles),
): Meanings {
  const asked = headings.map((heading) => {
    const chosen = columnIn(profile, heading)
    return chosen === undefined ? heading.trim() : (chosen ?? '')
  })
  const own = asked.map((heading) => (heading === '' ? undefined : columnOf(heading, pack)))
  const template = templateOf(asked, pack) ?? nearestTemplate(asked, pack, countKnown(own))
  if (!template) return { headings, columns: own, profile, template }
  const columns = asked.map((heading) => (heading === '' ? undefined : templateColumnOf(heading, template)))
  return { headings, columns, profile, template }
}

/** So many columns of a template make a file one of it even where something is missing: that is then what is told. */
const LIKELY = 8

function nearestTemplate(headings: readonly string[], pack: Pack, own: number): ReportTemplate | undefined {
  const counted = (pack.reports.templates ?? []).map((template) => ({
    template,
    known: countKnown(headings.map((heading) => (heading === '' ? undefined : templateColumnOf(heading, template)))),
  }))
  const [best] = counted.toSorted((a, b) => b.known - a.known)
  return best && best.known >= LIKELY && best.known > own ? best.template : undefined
}

function countKnown(columns: readonly (string | undefined)[]): number {
  return new Set(columns.filter((column) => column !== undefined)).size
}

/** How many different columns are known of a heading. */
export function knownColumns({ columns }: Meanings): number {
  return countKnown(columns)
}

/** What rows cannot do without, and these columns lack. */
export function missingColumns({ columns, template }: Pick<Meanings, 'columns' | 'template'>): readonly string[] {
  if (template) return missingInTemplate(columns)
  // Where rows say what they are about some may be plans: each says itself what it lacks.
  if (columns.includes('record')) return columns.includes('number') ? [] : ['number']
  const missing: string[] = NEEDED.filter((column) => !columns.includes(column))
  if (!DAYS.some((column) => columns.includes(column))) missing.push(DAYS[0])
  return missing
}

/** Headings that nobody knows. Those that are left out on purpose, and those of our own answers, are known. */
export function unknownHeadings({ headings, columns, profile }: Meanings): readonly string[] {
  return headings.filter(
    (heading, index) =>
      columns[index] === undefined &&
      heading.trim() !== '' &&
      !isReplyHeading(heading) &&
      columnIn(profile, heading) === undefined,
  )
}

/**
 * Judges a heading: columns in any order. What is missing is named in one finding and refuses the file; what is unknown is
 * named in one finding and is not read.
 */
export function judgeHeading(meanings: Meanings, line: number): Heading {
  const findings: NewFinding[] = []
  const note = (code: string, severity: 'error' | 'flag', names: readonly string[]): void => {
    const columns = storable(names.map((name) => name.trim()).join(', ')).slice(0, SHOWN)
    findings.push({ line, field: '', code, severity, value: columns, params: { columns } })
  }
  const width = meanings.headings.findLastIndex((heading) => heading.trim() !== '') + 1
  if (width > MOST_COLUMNS) {
    const params = { found: width, most: MOST_COLUMNS }
    findings.push({ line, field: '', code: 'too-many-columns', severity: 'error', value: String(width), params })
    return { ...meanings, findings, failure: 'too-many-columns' }
  }
  const missing = missingColumns(meanings)
  const repeated = repeatedColumns(meanings)
  const unknown = unknownHeadings(meanings)
  if (missing.length > 0) note('missing-columns', 'error', missing)
  if (repeated.length > 0) note('repeated-columns', 'error', repeated)
  if (unknown.length > 0) note('unknown-columns', 'flag', unknown)
  if (missing.length > 0) return { ...meanings, findings, failure: 'missing-columns' }
  return repeated.length > 0 ? { ...meanings, findings, failure: 'repeated-columns' } : { ...meanings, findings }
}

/** Columns that several headings mean, with the places where they stand. */
function repeatedColumns({ columns }: Meanings): readonly string[] {
  const places = new Map<string, string[]>()
  for (const [place, column] of columns.entries()) {
    if (column !== undefined) places.set(column, [...(places.get(column) ?? []), columnName(place)])
  }
  return [...places].flatMap(([column, found]) => (found.length > 1 ? [`${column} (${found.join(' ')})`] : []))
}

/**
 * The headings of two rows of which the upper names groups: what stands above and below is one heading. Which cells were
 * merged is told only at the end of a sheet, so that a group reaches to the next one.
 */
export function joinHeadings(
  upper: readonly string[],
  lower: readonly string[],
  isKnown: (heading: string) => boolean,
): readonly string[] {
  let group = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const above = upper[index]?.trim() ?? ''
    const below = lower[index]?.trim() ?? ''
    if (above !== '') group = above
    if (below === '') {
      group = ''
      return above
    }
    const times = lower.filter((one) => headingKey(one) === headingKey(below)).length
    if (times === 1 && isKnown(below)) return below
    return group === '' ? below : `${group} ${below}`
  })
}
