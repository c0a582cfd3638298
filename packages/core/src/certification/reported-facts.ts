import type { Act, ActFacts, Content, Detail, Reference, Work } from '../attestation/model.ts'
import type { Pack, ReportRules } from '../pack/model.ts'
import type { PartyId } from '../party/model.ts'
import { addDays, type Day, type Period } from '../time/day.ts'
import { basisOf } from './report-pack.ts'
import type { ReportAct, ReportRow } from './report.ts'

type FactsOfRow = (row: ReportRow, pack: Pack, holder: PartyId) => ActFacts[ReportAct]

const FACTS: Readonly<Record<ReportAct, FactsOfRow>> = {
  issue: reportedContent,
  extend: scopeFacts,
  reduce: scopeFacts,
  change: changeFacts,
  renew: (row) => ({ until: untilOf(row.validTo) ?? null }),
  transfer: (row, pack, holder) => ({ holder, ...namedOf(row, pack) }),
  suspend: (row) => (row.until === undefined ? {} : { until: row.until }),
  restore: noFacts,
  withdraw: noFacts,
  cancel: noFacts,
  replace: noFacts,
}

function noFacts(): object {
  return {}
}

function scopeFacts(row: ReportRow): ActFacts['extend'] {
  return { scope: row.item }
}

/** The facts of the act that a row reports. `holder` is the party that the row's holder was found to be. */
export function reportedFacts(row: ReportRow, pack: Pack, holder: PartyId): ActFacts[ReportAct] {
  return FACTS[row.act](row, pack, holder)
}

/** The act of a row, but for its places in the log and in time of knowledge. */
export function reportedAct(row: ReportRow, pack: Pack, holder: PartyId): Omit<Act, 'seq' | 'recorded'> {
  const basis = basisOf(pack, row)
  return {
    act: row.act,
    effective: row.effective,
    facts: reportedFacts(row, pack, holder),
    ...(row.reason !== undefined && { reason: row.reason }),
    ...(basis && { basis }),
  }
}

/** What a certificate says when it is issued. Reports name the last day of validity; periods end on the day after. */
export function reportedContent(row: ReportRow, pack: Pack, holder: PartyId): Content {
  const from = row.validFrom ?? row.effective
  const until = untilOf(row.validTo)
  return {
    holder,
    ...namedOf(row, pack),
    // What has no items is certified as a whole.
    scope: row.item.length === 0 && row.record !== 'person' ? [row.scheme] : row.item,
    valid: until === undefined ? { from } : { from, until },
    standards: row.standards,
    detail: { ...detailOf(row, pack.reports), ...workDetailOf(row, pack.reports), ...predecessorOf(row) },
  }
}

function untilOf(last: Day | undefined): Day | undefined {
  return last && addDays(last, 1)
}

function namedOf(row: ReportRow, pack: Pack): Pick<Content, 'named'> {
  if (row.holderName === undefined || row.record === 'person') return {}
  const identifiers = row.holderId === undefined ? [] : [{ scheme: pack.reports.holderScheme, value: row.holderId }]
  return {
    named: { name: row.holderName, ...(row.holderNameEn !== undefined && { nameEn: row.holderNameEn }), identifiers },
  }
}

/** A cell that is empty in a change leaves what was there. */
function changeFacts(row: ReportRow, pack: Pack): ActFacts['change'] {
  const detail = { ...detailOf(row, pack.reports), ...predecessorOf(row), ...workDetailOf(row, pack.reports) }
  return {
    ...namedOf(row, pack),
    ...(row.standards.length > 0 && { standards: row.standards }),
    ...(Object.keys(detail).length > 0 && { detail }),
  }
}

/** Details that are shown as they were reported. */
const TOLD = [
  'product',
  'manufacturer',
  'factory',
  'factoryAddress',
  'holderAddress',
  'holderFormerName',
  'scopeText',
  'mode',
  'procedure',
  'firstIssued',
  'activity',
  'note',
] as const satisfies readonly (keyof ReportRow & keyof Detail)[]

function detailOf(row: ReportRow, rules: ReportRules): Detail {
  const detail: Record<string, unknown> = {}
  for (const name of TOLD) if (row[name] !== undefined) detail[name] = row[name]
  if (row.models.length > 0) detail['models'] = row.models
  if (row.sites.length > 0) detail['sites'] = row.sites
  for (const name of ['manufacturerId', 'factoryId'] as const) {
    if (row[name] !== undefined) detail[name] = { scheme: rules.holderScheme, value: row[name] }
  }
  if (row.main !== undefined) detail['main'] = { family: 'certificate', number: row.main }
  if (row.accreditation !== undefined || row.accreditationMark !== undefined) {
    detail['accreditation'] = {
      ...(row.accreditation !== undefined && { number: row.accreditation }),
      ...(row.accreditationMark !== undefined && { mark: row.accreditationMark }),
    }
  }
  return detail
}

function predecessorOf(row: ReportRow): Pick<Detail, 'predecessor'> {
  if (row.predecessor === undefined) return {}
  return {
    predecessor: {
      family: 'certificate',
      number: row.predecessor,
      relation: row.relation ?? 'replaced',
      ...(row.predecessorBody !== undefined && { body: row.predecessorBody }),
    },
  }
}

function workDetailOf(row: ReportRow, rules: ReportRules): Pick<Detail, 'work'> {
  const work = workOf(row, rules)
  const isEmpty = work.tests.length === 0 && work.audits.length === 0 && !work.review && !work.decision
  return isEmpty ? {} : { work }
}

/** The body's work as it was reported: a name without its day stays a name without a day. */
function workOf(row: ReportRow, rules: ReportRules): Work {
  const person = (number: string): Reference => ({ family: rules.person.family, number })
  const period = auditPeriodOf(row)
  const review = partOf(row.reviewer, row.reviewDate, person)
  const decision = partOf(row.decider, row.decisionDate, person)
  return {
    tests: testsOf(row, rules),
    audits: row.auditors.map((number) => ({ auditor: person(number), ...(period && { period }) })),
    ...(review && { review }),
    ...(decision && { decision }),
  }
}

function testsOf(row: ReportRow, rules: ReportRules): Work['tests'] {
  if (row.laboratory === undefined) return []
  const laboratory = { family: rules.laboratory.family, number: row.laboratory }
  return [
    {
      laboratory,
      ...(row.testDate !== undefined && { on: row.testDate }),
      ...(row.testReport !== undefined && { report: row.testReport }),
    },
  ]
}

function auditPeriodOf(row: ReportRow): Period | undefined {
  if (row.auditFrom === undefined) return undefined
  const until = untilOf(row.auditTo)
  return until === undefined ? { from: row.auditFrom } : { from: row.auditFrom, until }
}

function partOf(
  name: string | undefined,
  on: Day | undefined,
  person: (number: string) => Reference,
): Work['decision'] {
  if (name === undefined && on === undefined) return undefined
  return { ...(name !== undefined && { by: person(name) }), ...(on !== undefined && { on }) }
}
