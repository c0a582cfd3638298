import type { Day, Family, Identifier, Pack, Period } from '@zhengheng/core'
import { BODIES, type DemoBody } from './bodies.ts'
import { dayNumber, dayText, instantOf, yearsLater } from './days.ts'
import { INSPECTORS, type DemoInspector } from './inspectors.ts'
import { LABORATORIES, type DemoLaboratory } from './laboratories.ts'
import type { ActStep, DemoStep, GrantStep, PartyStep } from './steps.ts'
import { STORY_ACTS } from './stories.ts'

/** The first approvals of the demonstration; each body a fortnight after the one before. */
const BEGINNING = dayNumber('2013-04-01')
const FORTNIGHT = 14
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
const NEW_GROUPS_TESTED = '2019-09-16' as Day

/** Everything that authorities did before and beside the certificates, in the order in which they recorded it. */
export function grantSteps(pack: Pack, today: Day): readonly DemoStep[] {
  const steps = [
    ...BODIES.flatMap((body) => bodySteps(body, pack, dayNumber(today))),
    ...LABORATORIES.flatMap((laboratory) => laboratorySteps(laboratory, pack)),
    ...[...INSPECTORS.values()].flat().flatMap((person) => inspectorSteps(person, pack, dayNumber(today))),
    ...STORY_ACTS,
  ]
  return steps.filter((step) => step.at.slice(0, 10) <= today)
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

function renewals(given: Given, today: number): readonly ActStep[] {
  const steps: ActStep[] = []
  for (let end = given.until ?? Infinity; end - EARLY <= today; end = yearsLater(end, APPROVAL_YEARS)) {
    steps.push(renewal(given, end - EARLY, yearsLater(end, APPROVAL_YEARS)))
  }
  return steps
}

function renewal(given: Pick<Given, 'family' | 'number'>, on: number, until: number): ActStep {
  const { family, number } = given
  const effective = dayText(on)
  return {
    at: instantOf(effective, 90),
    type: 'act',
    family,
    number,
    act: 'renew',
    effective,
    facts: { until: dayText(until) },
  }
}

function bodySteps(body: DemoBody, pack: Pack, today: number): readonly DemoStep[] {
  const from = BEGINNING + (body.number - 1) * FORTNIGHT
  const holder: Holder = {
    key: body.key,
    kind: 'body',
    name: body.name.zh,
    nameEn: body.name.en,
    region: body.region,
    identifiers: [{ scheme: pack.reports.holderScheme, value: body.code }],
  }
  const scheme = pack.reports.scheme
  const first = body.fields.filter((field) => field.from === undefined).map((field) => `${scheme}/${field.group}`)
  const approval: Given = {
    family: 'approval',
    kind: 'cb-approval',
    number: body.approval,
    scope: first,
    // The one that lapses does so on 2025-04-01, twelve years after the beginning.
    from: body.approvalLapses === undefined ? from : BEGINNING,
    until: yearsLater(body.approvalLapses === undefined ? from : BEGINNING, APPROVAL_YEARS),
  }
  const accreditation: Given = {
    family: 'accreditation',
    kind: 'cb-accreditation',
    number: body.accreditation,
    scope: [scheme],
    from: from + ACCREDITED_AFTER,
    until: yearsLater(from + ACCREDITED_AFTER, APPROVAL_YEARS),
  }
  return [
    { at: instantOf(dayText(approval.from), GIVEN), type: 'party', ...holder },
    grant(pack, holder, approval),
    ...renewals(approval, today).filter(
      (step) => body.approvalLapses === undefined || !endsAfter(step, body.approvalLapses),
    ),
    grant(pack, holder, accreditation),
    ...renewals(accreditation, today),
    ...(body.designation === undefined
      ? []
      : [
          grant(pack, holder, {
            family: 'designation',
            kind: 'ccc-designation',
            number: body.designation,
            scope: first,
            from: from + DESIGNATED_AFTER,
          }),
        ]),
    ...fieldSteps(body, scheme),
  ]
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

function laboratorySteps(laboratory: DemoLaboratory, pack: Pack): readonly DemoStep[] {
  const scheme = pack.reports.scheme
  const holder: Holder = {
    key: laboratory.key,
    kind: 'laboratory',
    name: laboratory.name,
    nameEn: laboratory.nameEn,
    region: laboratory.region,
    identifiers: [{ scheme: pack.reports.holderScheme, value: laboratory.code }],
  }
  const later = laboratory.groups.filter((group) => NEW_GROUPS.has(group)).map((group) => `${scheme}/${group}`)
  const first = laboratory.groups.map((group) => `${scheme}/${group}`).filter((code) => !later.includes(code))
  const number = laboratory.designation
  const from = dayNumber(LABORATORIES_BEGIN)
  const steps: DemoStep[] = [
    { at: instantOf(LABORATORIES_BEGIN, GIVEN), type: 'party', ...holder },
    grant(pack, holder, { family: 'designation', kind: 'ccc-lab-designation', number, scope: first, from }),
  ]
  if (later.length > 0) {
    const at = instantOf(NEW_GROUPS_TESTED, 150)
    const effective = NEW_GROUPS_TESTED
    steps.push({ at, type: 'act', family: 'designation', number, act: 'extend', effective, facts: { scope: later } })
  }
  return steps
}

function inspectorSteps(person: DemoInspector, pack: Pack, today: number): readonly DemoStep[] {
  const number = person.registration
  const holder: Holder = { key: person.key, kind: 'person', name: number, identifiers: [] }
  return [
    { at: instantOf(dayText(person.since), GIVEN), type: 'party', ...holder },
    grant(pack, holder, {
      family: 'registration',
      kind: 'inspector',
      number,
      scope: [],
      from: person.since,
      until: person.until,
    }),
    ...person.renewals(today).map(({ on, until }) => renewal({ family: 'registration', number }, on, until)),
  ]
}
