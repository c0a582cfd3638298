import type { Day, Pack } from '@zhengheng/core'
import { openCatalogue } from './catalogue.ts'
import { auditorsFor } from './auditors.ts'
import { BODIES } from './bodies.ts'
import { issueCells, stemOf, type Making } from './certificate.ts'
import { fateOf } from './fate.ts'
import { firmsFor } from './firms.ts'
import { openGrounds } from './grounds.ts'
import { grantSteps } from './grants.ts'
import { reportText, type Cells, type Wording } from './report-file.ts'
import { farewellSessions } from './farewell.ts'
import { sessionsOf, type Plan, type Session } from './sessions.ts'
import { SITUATION_ROWS, situationReports } from './situation-reports.ts'
import type { DemoStep, ReportStep } from './steps.ts'
import { openWorkforce } from './workforce.ts'

export interface DemoSize {
  /** How many certificates there are, those of the situations included: never fewer than these. */
  readonly certificates: number
  readonly today: Day
}

const SMALL = 2_000

/**
 * A country in a box, in the order in which its register learned of it. The same pack, size and day give the same steps.
 * Reports are written while they are read: nothing is held but which certificates have something still to come.
 */
export function* demoCountry(pack: Pack, size: DemoSize): Iterable<DemoStep> {
  const stories = [...grantSteps(pack, planFor(size)), ...situationReports(pack, size.today)].toSorted(byTime)
  let told = 0
  for (const report of sessionReports(pack, size)) {
    for (let next = stories[told]; next && next.at <= report.at; next = stories[told]) {
      yield next
      told += 1
    }
    yield report
  }
  yield* stories.slice(told)
}

/** Stable: a party comes before what is given to it, because it is recorded before. */
function byTime(a: DemoStep, b: DemoStep): number {
  if (a.at === b.at) return 0
  return a.at < b.at ? -1 : 1
}

export function planFor(size: DemoSize): Plan {
  const certificates = Math.max(size.certificates - SITUATION_ROWS, 0)
  return {
    certificates,
    today: size.today,
    isSmall: size.certificates < SMALL,
    firms: firmsFor(certificates),
    auditors: auditorsFor(certificates),
  }
}

/** Everything that certificates are made from, for a plan. */
export function makingFor(pack: Pack, plan: Plan): Making {
  return { plan, catalogue: openCatalogue(pack), workforce: openWorkforce(plan), grounds: openGrounds(pack) }
}

/** What is to be told later: of which certificate, and which part of its fate. */
type Waiting = readonly [session: Session, place: number, part: number]
/** By body, then by the month of the report in which it is told. */
type Awaited = ReadonlyMap<number, Map<number, Waiting[]>>

function* sessionReports(pack: Pack, size: DemoSize): Iterable<ReportStep> {
  const plan = planFor(size)
  const making = makingFor(pack, plan)
  const regular = sessionsOf(plan)
  const sessions = [...regular, ...farewellSessions(regular, making)].toSorted(byReport)
  const awaited: Awaited = new Map(BODIES.map((body) => [body.number, new Map()]))
  for (const { body, month } of sessions) awaited.get(body.number)?.set(month, [])
  for (const session of sessions) {
    const { body, month } = session
    const later = awaited.get(body.number)?.get(month) ?? []
    awaited.get(body.number)?.delete(month)
    const rows = session.issued + later.length
    if (rows === 0) continue
    remember(session, awaited, making)
    const wording: Wording = (body.number + session.place) % 2 === 0 ? 'format' : 'pack'
    yield {
      at: session.reportedAt,
      type: 'report',
      body: body.key,
      idempotencyKey: `demo-${body.digits}-${month}`,
      rows,
      text: () => reportText(pack, wording, rowsOf(session, later, making)),
    }
  }
}

function byReport(a: Session, b: Session): number {
  return a.reportedAt < b.reportedAt ? -1 : 1
}

/** What happens after the last report is not told, nor what happens in a month of which there is none. */
function remember(session: Session, awaited: Awaited, making: Making): void {
  const mine = awaited.get(session.body.number)
  for (let place = 0; place < session.issued; place += 1) {
    const stem = stemOf(session, place, making)
    if (!stem) continue
    for (const [part, { month }] of fateOf(session, stem, making).entries()) {
      mine?.get(month)?.push([session, place, part])
    }
  }
}

function* rowsOf(session: Session, later: readonly Waiting[], making: Making): Iterable<Cells> {
  for (let place = 0; place < session.issued; place += 1) {
    const stem = stemOf(session, place, making)
    if (stem) yield issueCells(session, stem, making)
  }
  for (const [from, place, part] of later) {
    const stem = stemOf(from, place, making)
    const told = stem && fateOf(from, stem, making)[part]
    if (told) yield told.cells
  }
}
