import { auditorsOf } from './auditors.ts'
import type { DemoBody } from './bodies.ts'
import { dayNumber, dayText } from './days.ts'
import { AT_WORK, inspectorsOf } from './inspectors.ts'
import type { DemoPerson } from './people.ts'
import type { Random } from './random.ts'
import type { Plan } from './sessions.ts'

interface Employed {
  readonly person: DemoPerson
  /** The first day on which no registration holds any more. */
  readonly until: number
}

/** Who works for which body, and may act for it on a day. */
export interface Workforce {
  /** Three different people of the body who were registered on all these days. */
  people(body: DemoBody, from: number, to: number, random: Random): readonly [DemoPerson, DemoPerson, DemoPerson]
}

export function openWorkforce(plan: Pick<Plan, 'today' | 'auditors'>): Workforce {
  const today = dayNumber(plan.today)
  const known = new Map<number, readonly Employed[]>()
  const employed = (body: DemoBody): readonly Employed[] => {
    const found = known.get(body.number) ?? [...staffOf(body, plan.auditors, today)]
    known.set(body.number, found)
    return found
  }
  return {
    people(body, from, to, random) {
      const ready = employed(body).filter(({ person, until }) => person.since <= from && to < until)
      const first = Math.floor(random() * ready.length)
      const [a, b, c] = [first, first + 1, first + 2].map((at) => ready[at % ready.length]?.person)
      if (!a || !b || !c || ready.length < 3) {
        throw new RangeError(`body ${body.number} has too few people on ${dayText(from)}`)
      }
      return [a, b, c]
    },
  }
}

function* staffOf(body: DemoBody, auditors: number, today: number): Iterable<Employed> {
  for (const person of [...inspectorsOf(body.number).slice(0, AT_WORK), ...auditorsOf(body, auditors, today)]) {
    yield { person, until: person.renewals(today).at(-1)?.until ?? person.until }
  }
}
