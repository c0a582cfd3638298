import type { Day, Family, Identifier, Pack, Period, Scheme } from '@zhengheng/core'
import { auditorsOf } from './auditors.ts'
import { authoritySteps } from './authorities.ts'
import { BODIES, type DemoBody } from './bodies.ts'
import { dayNumber, dayText, instantOf, quarterDay, yearsLater } from './days.ts'
import { INSPECTORS } from './inspectors.ts'
import { LABORATORIES, type DemoLaboratory } from './laboratories.ts'
import { personName, type DemoPerson } from './people.ts'
import type { Plan } from './sessions.ts'
import type { ActStep, DemoStep, GrantStep, PartyStep } from './steps.ts'
import { STORY_ACTS } from './stories.ts'

/** Years that an approval holds, and an accreditation. */
const APPROVAL_YEARS = 6
const EARLY = 30
/** After the approval: accreditation, then designation. */
const ACCREDITED_AFTER = 60
const DESIGNATED_AFTER = 90
/** A designation follows an extension of the approval after so many days. */
export const DESIGNATION_FOLLOWS = 30
const LABORATORIES_BEGIN = '2013-06-03'
/** Groups that joined the catalogue on 2019-10-01. */
const NEW_GROUPS: ReadonlySet<string> = new Set(['23', '24'])
/** Minutes after nine. A party is known at the moment at which it is given its first attestation, and not before. */
const GIVEN = 60
const RENEWED = 90
const NEW_GROUPS_TESTED = '2019-09-16' as Day

/** Everything that authorities did before and beside the certificates, in the order in which they recorded it. */
export function grantSteps(pack: Pack, plan: Pick<Plan, 'today' | 'auditors'>): readonly DemoStep[] {
  const today = dayNumber(plan.today)
  const steps = [
    ...authoritySteps(pack),
    ...BODIES.flatMap((body) => bodySteps(body, pack, today)),
    ...LABORATORIES.flatMap((laboratory) => laboratorySteps(laboratory, pack, today)),
    ...[...INSPECTORS.values()].flat().flatMap((person) => personSteps(person, pack, today)),
    ...BODIES.flatMap((body) => auditorsOf(body, plan.auditors, today)).flatMap((person) =>
      personSteps(person, pack, today),
    ),
    ...STORY_ACTS,
  ]
  return steps.filter((step) => step.at.slice(0, 10) <= plan.today)
}

/** The root of the pack that gives this family. */
function rootOf(pack: Pack, family: Family): Identifier {
  const root = pack.roots.find((known) => known.families.includes(family))
  if (!root) throw new Error(`the pack ${pack.code} has nobody who gives ${family}`)
  return root.party
}

interface Given {
  readonly family: Family
  readonly kind: string
  readonly number: string
  readonly scope: readonly string[]
  readonly from: number
  readonly until?: number
}

type Holder = Omit<PartyStep, 'at' | 'type'>

function grant(pack: Pack, holder: Holder, given: Given): GrantStep {
  const effective = dayText(given.from)
  const valid: Period = { from: effective, ...(given.until !== undefined && { until: dayText(given.until) }) }
  const { family, kind, number, scope } = given
  const named = holder.kind === 'person' ? {} : { named: { name: holder.name, identifiers: holder.identifiers } }
  const issuer = rootOf(pack, family)
  const at = instantOf(effective, GIVEN)
  return { at, type: 'grant', family, kind, number, issuer, holder: holder.key, ...named, scope, effective, valid }
}

function renewals(given: Given, today: number, inQuarters = false): readonly ActStep[] {
  const steps: ActStep[] = []
  const { until = Infinity } = given
  for (let end = until; ; end = yearsLater(end, APPROVAL_YEARS)) {
    const on = inQuarters ? quarterDay(dayText(end), -2) : end - EARLY
    if (!(on <= today)) return steps
    steps.push(renewal(given, on, yearsLater(end, APPROVAL_YEARS), inQuarters ? GIVEN : RENEWED))
  }
}

/** `minutes` after nine on the day. */
function renewal(given: Pick<Given, 'family' | 'number'>, on: number, until: number, minutes: number): ActStep {
  const { family, number } = given
  const effective = dayText(on)
  const facts = { until: dayText(until) }
  return { at: instantOf(effective, minutes), type: 'act', family, number, act: 'renew', effective, facts }
}

function bodySteps(body: DemoBody, pack: Pack, today: number): readonly DemoStep[] {
  const from = dayNumber(body.since)
  // Where approvals are by field they are decided in quarters, with the registrations: all of a day is one act.
  const inQuarters = body.schemes.length > 0
  const accredited = inQuarters ? quarterDay(body.since) : from + ACCREDITED_AFTER
  const holder: Holder = {
    key: body.key,
    kind: 'body',
    name: body.name.zh,
    nameEn: body.name.en,
    ...(body.region !== undefined && { region: body.region }),
    identifiers: [{ scheme: pack.reports.holderScheme, value: body.code }],
  }
  const compulsory = pack.reports.scheme
  const groups = body.fields.filter((field) => field.from === undefined).map((field) => `${compulsory}/${field.group}`)
  const approval: Given = {
    family: 'approval',
    kind: 'cb-approval',
    number: body.approval,
    scope: [...groups, ...fieldsOf(body, pack)],
    from,
    until: yearsLater(from, APPROVAL_YEARS),
  }
  const accreditation: Given = {
    family: 'accreditation',
    kind: 'cb-accreditation',
    number: body.accreditation,
    scope: [...(groups.length > 0 ? [compulsory] : []), ...schemesOf(body, pack).map((scheme) => scheme.code)],
    from: accredited,
    until: yearsLater(accredited, APPROVAL_YEARS),
  }
  const renewed = renewals(approval, today, inQuarters)
  const { approvalLapses, designation } = body
  return [
    { at: instantOf(dayText(from), GIVEN), type: 'party', ...holder },
    grant(pack, holder, approval),
    ...renewed.filter((step) => approvalLapses === undefined || !endsAfter(step, approvalLapses)),
    grant(pack, holder, accreditation),
    ...renewals(accreditation, today, inQuarters),
    ...(designation === undefined
      ? []
      : [grant(pack, holder, designated(designation, groups, from + DESIGNATED_AFTER))]),
    ...fieldSteps(body, compulsory),
  ]
}

function designated(number: string, scope: readonly string[], from: number): Given {
  return { family: 'designation', kind: 'ccc-designation', number, scope, from }
}

/** The voluntary schemes of a body that the pack knows. */
function schemesOf(body: DemoBody, pack: Pack): readonly Scheme[] {
  return body.schemes.flatMap((code) => pack.schemes.find((scheme) => scheme.code === code) ?? [])
}

/** What a body must be approved for to certify in its schemes. */
function fieldsOf(body: DemoBody, pack: Pack): readonly string[] {
  return [...new Set(schemesOf(body, pack).map((scheme) => scheme.field ?? scheme.code))]
}

function endsAfter(step: ActStep, day: string): boolean {
  return step.act === 'renew' && (step.facts.until ?? day) > day
}

/** Extensions and reductions of the approval, and of the designation after it. */
function fieldSteps(body: DemoBody, scheme: string): readonly ActStep[] {
  return body.fields.flatMap((field) => {
    const on = field.from ?? field.until
    if (on === undefined) return []
    const act = field.from === undefined ? 'reduce' : 'extend'
    const facts = { scope: [`${scheme}/${field.group}`] }
    const followed = dayText(dayNumber(on) + DESIGNATION_FOLLOWS)
    const approved: ActStep = {
      at: instantOf(on, 120),
      type: 'act',
      family: 'approval',
      number: body.approval,
      act,
      effective: on as Day,
      facts,
    }
    if (body.designation === undefined) return [approved]
    const at = instantOf(followed, 120)
    return [approved, { ...approved, at, family: 'designation', number: body.designation, effective: followed }]
  })
}

function laboratorySteps(laboratory: DemoLaboratory, pack: Pack, today: number): readonly DemoStep[] {
  const scheme = pack.reports.scheme
  const holder: Holder = {
    key: laboratory.key,
    kind: 'laboratory',
    name: laboratory.name,
    ...(laboratory.nameEn !== undefined && { nameEn: laboratory.nameEn }),
    ...(laboratory.region !== undefined && { region: laboratory.region }),
    identifiers: [{ scheme: pack.reports.holderScheme, value: laboratory.code }],
  }
  const later = laboratory.groups.filter((group) => NEW_GROUPS.has(group)).map((group) => `${scheme}/${group}`)
  const first = laboratory.groups.map((group) => `${scheme}/${group}`).filter((code) => !later.includes(code))
  const number = laboratory.designation
  const from = dayNumber(LABORATORIES_BEGIN)
  const until = yearsLater(from, APPROVAL_YEARS)
  const qualified: Given = {
    family: 'qualification',
    kind: 'lab-cma',
    number: laboratory.qualification,
    scope: [],
    from,
    until,
  }
  const accredited: Given = {
    ...qualified,
    family: 'accreditation',
    kind: 'lab-accreditation',
    number: laboratory.accreditation,
  }
  const extended: readonly ActStep[] =
    later.length === 0
      ? []
      : [
          {
            at: instantOf(NEW_GROUPS_TESTED, 150),
            type: 'act',
            family: 'designation',
            number,
            act: 'extend',
            effective: NEW_GROUPS_TESTED,
            facts: { scope: later },
          },
        ]
  return [
    { at: instantOf(LABORATORIES_BEGIN, GIVEN), type: 'party', ...holder },
    ...[qualified, accredited].flatMap((given) => [grant(pack, holder, given), ...renewals(given, today)]),
    grant(pack, holder, { family: 'designation', kind: 'ccc-lab-designation', number, scope: first, from }),
    ...extended,
  ]
}

function personSteps(person: DemoPerson, pack: Pack, today: number): readonly DemoStep[] {
  const { registration: number, kind, since, until } = person
  const family = 'registration'
  const holder: Holder = { key: person.key, kind: 'person', name: personName(person.key), identifiers: [] }
  // Auditors are registered and renewed by the hundred on one day: all of it is one act of the register.
  const minutes = kind === 'auditor' ? GIVEN : RENEWED
  return [
    { at: instantOf(dayText(since), GIVEN), type: 'party', ...holder },
    grant(pack, holder, { family, kind, number, scope: [], from: since, until }),
    ...person.renewals(today).map(({ on, until: end }) => renewal({ family, number }, on, end, minutes)),
  ]
}
