import type { FindingCode } from './finding.ts'
import { numberKey } from '../codes/identifier.ts'
import { wordKey } from './report-pack.ts'
import { readList } from './report-values.ts'
import type { ReportAct, ReportColumn } from './report.ts'
import type { ReportTemplate, TemplateChange } from '../pack/template.ts'
import { isReportColumn, type TemplateMeaning } from './template.ts'

type Cells = Readonly<Record<string, string | undefined>>
type Own = Partial<Record<ReportColumn, string>>

/** An act in the cells of our own format, and the column of the template from which each of them that moved came. */
export interface TemplateAct {
  readonly cells: Own
  readonly optional: boolean
  readonly from: Partial<Record<ReportColumn, TemplateMeaning>>
}

type Note = (field: string, code: FindingCode) => void

/** What a row of a template says that happened, in order: first the issue, then what came after it. */
export function actsOfTemplate(cells: Cells, template: ReportTemplate, note: Note): readonly TemplateAct[] {
  const said = saidBy(cells, template)
  const content = contentOf(cells)
  if (said.isSub && content.main === undefined) note('main', 'no-main')
  const after = [
    ...changeActs(cells, content, said, note),
    ...renewals(content, said),
    ...endActs(cells, content, said),
  ]
  const isNews = said.isNew && said.status === 'valid' && after.length === 0
  const issue: TemplateAct = {
    cells: issueOf(cells, content, said, template),
    optional: !isNews,
    from: { effective: 'validFrom' },
  }
  return [issue, ...formerActs(cells, content, said, template), ...after]
}

interface Said {
  readonly status: string
  readonly isNew: boolean
  readonly isSub: boolean
  readonly isReplacement: boolean
  readonly isRecertified: boolean
  readonly changes: ReadonlySet<TemplateChange>
}

function saidBy(cells: Cells, template: ReportTemplate): Said {
  const activity = wordKey(cells['activity'] ?? '')
  const type = wordKey(cells['reportType'] ?? '')
  const isYes = (key: string): boolean => template.yes.includes(wordKey(cells[key] ?? ''))
  const isReplacement = isYes('isReplacement') || template.replacementTypes.includes(type)
  const isNew =
    isReplacement || template.newTypes.includes(type) || (type === '' && template.initial.includes(activity))
  return {
    status: template.statuses[wordKey(cells['status'] ?? '')] ?? 'valid',
    isNew,
    isSub: isYes('isSub'),
    isReplacement,
    isRecertified: template.recertification.includes(activity) && !isReplacement && !template.newTypes.includes(type),
    changes: new Set(readList(cells['changes'] ?? '').map((code) => template.changes[wordKey(code)] ?? 'none')),
  }
}

/** Columns that tell of an audit and not of the certificate. */
const OF_AUDIT: ReadonlySet<string> = new Set(['personDays', 'method'])

function contentOf(cells: Cells): Own {
  const content: Own = {}
  for (const key in cells) {
    const text = cells[key]
    if (text && isReportColumn(key) && !OF_AUDIT.has(key)) content[key] = text
  }
  if (content.item === undefined && cells['serviceField']) content.item = cells['serviceField']
  return content
}

function issueOf(cells: Cells, content: Own, { isReplacement }: Said, template: ReportTemplate): Own {
  const { predecessor, predecessorBody, ...rest } = content
  if (!isReplacement || predecessor === undefined) return { ...rest, act: 'issue' }
  const isTransfer = isOfAnother(cells, content, template)
  return {
    ...rest,
    act: 'issue',
    predecessor,
    relation: isTransfer ? 'transferred' : 'replaced',
    ...(isTransfer && predecessorBody !== undefined && { predecessorBody }),
  }
}

/** Whether the certificate that was replaced is another body's. */
function isOfAnother(cells: Cells, content: Own, template: ReportTemplate): boolean {
  if (template.transferReasons.includes(wordKey(cells['replaceReason'] ?? ''))) return true
  const { predecessorBody } = content
  const body = cells['body']
  return predecessorBody !== undefined && body !== undefined && numberKey(predecessorBody) !== numberKey(body)
}

/** A replaced certificate of the same body ends with its successor; another body tells the end of its own. */
function formerActs(cells: Cells, content: Own, said: Said, template: ReportTemplate): readonly TemplateAct[] {
  const { predecessor, validFrom } = content
  if (!said.isReplacement || predecessor === undefined || isOfAnother(cells, content, template)) return []
  const day = cells['replacedOn']
  const reason = cells['replaceReason']
  const act: Own = {
    act: 'replace',
    number: predecessor,
    ...withDay(day ?? validFrom),
    ...(reason !== undefined && { reason }),
  }
  return [
    {
      cells: act,
      optional: true,
      from: { number: 'predecessor', effective: day ? 'replacedOn' : 'validFrom', reason: 'replaceReason' },
    },
  ]
}

function withDay(day: string | undefined): Own {
  return day === undefined ? {} : { effective: day }
}

function renewals({ number, validFrom, validTo }: Own, { isRecertified, status }: Said): readonly TemplateAct[] {
  if (!isRecertified || status !== 'valid' || validTo === undefined) return []
  const cells: Own = { act: 'renew', ...(number !== undefined && { number }), ...withDay(validFrom), validTo }
  return [{ cells, optional: false, from: { effective: 'validFrom' } }]
}

/** What a change may put anew. Days of validity, work and predecessors belong to the issue. */
const CHANGEABLE: readonly ReportColumn[] = [
  'number',
  'scheme',
  'holderName',
  'holderNameEn',
  'holderFormerName',
  'holderId',
  'holderAddress',
  'product',
  'models',
  'scopeText',
  'sites',
  'standards',
  'accreditation',
  'accreditationMark',
  'note',
]

function changeActs(cells: Cells, content: Own, { changes }: Said, note: Note): readonly TemplateAct[] {
  const day = withDay(cells['changedOn'])
  const from = { effective: 'changedOn', reason: 'changes' } as const
  const acts: TemplateAct[] = []
  if (changes.has('reduce')) note('changes', 'reduction-not-stated')
  if (changes.has('change') || changes.has('reduce')) {
    acts.push({ cells: { ...pick(content, CHANGEABLE), act: 'change', ...day }, optional: false, from })
  }
  if (changes.has('extend')) {
    acts.push({
      cells: { ...pick(content, ['number', 'scheme', 'item']), act: 'extend', ...day },
      optional: false,
      from,
    })
  }
  if (changes.has('restore')) {
    acts.push({ cells: { ...pick(content, ['number']), act: 'restore', ...day }, optional: false, from })
  }
  return acts
}

function pick(content: Own, columns: readonly ReportColumn[]): Own {
  const picked: Own = {}
  for (const column of columns) if (content[column] !== undefined) picked[column] = content[column]
  return picked
}

/** Suspensions and ends: by the status that the certificate has, or by the change that the row tells of. */
function endActs(cells: Cells, { number }: Own, { status, changes }: Said): readonly TemplateAct[] {
  const acts: TemplateAct[] = []
  const act = (name: ReportAct, day: readonly TemplateMeaning[], reason: TemplateMeaning, more: Own = {}): void => {
    const field = day.find((one) => cells[one]) ?? day[0]
    const text = field && cells[field]
    const why = cells[reason]
    acts.push({
      cells: {
        act: name,
        ...(number !== undefined && { number }),
        ...withDay(text),
        ...(why !== undefined && { reason: why }),
        ...more,
      },
      optional: false,
      from: { ...(field && { effective: field }), reason, until: 'suspendedUntil' },
    })
  }
  if (status === 'suspended' || changes.has('suspend')) {
    const until = cells['suspendedUntil']
    act('suspend', ['suspendedOn', 'changedOn'], 'suspendReason', until === undefined ? {} : { until })
  }
  if (status === 'withdrawn' || changes.has('withdraw')) act('withdraw', ['endedOn', 'changedOn'], 'endReason')
  if (status === 'cancelled' || changes.has('cancel')) act('cancel', ['endedOn', 'changedOn'], 'endReason')
  return acts
}
