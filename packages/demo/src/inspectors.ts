import { BODIES, type DemoBody } from './bodies.ts'
import { dayNumber, dayText, yearsLater } from './days.ts'
import type { DemoPerson } from './people.ts'

const OF_EACH_BODY = 10
/** The last of each body audits nothing but in the situations. */
export const AT_WORK = OF_EACH_BODY - 1
const YEARS = 3
const EARLY = 20
const FIRST_DAYS = ['2013-07-01', '2013-07-01', '2013-07-01', '2013-07-01', '2015-01-05', '2016-07-04', '2018-01-08']
const LATER_DAYS = ['2019-07-01', '2021-01-04', '2019-02-11']

/** The person who let a registration run out: it ended on 2025-02-11 and was renewed on 2025-03-03. */
export const LAPSED = { body: 4, place: 10, renewedOn: '2025-03-03' } as const

function inspector(body: DemoBody, index: number): DemoPerson {
  const place = index + 1
  const since = dayNumber([...FIRST_DAYS, ...LATER_DAYS][index] ?? '2019-02-11')
  const isLapsed = body.number === LAPSED.body && place === LAPSED.place
  const serial = String(body.number * 100 + place).padStart(4, '0')
  return {
    key: `inspector-${serial}`,
    registration: `2099-CCC-9${serial}`,
    kind: 'inspector',
    since,
    until: yearsLater(since, YEARS),
    renewals(today) {
      const all: { on: number; until: number }[] = []
      for (let end = yearsLater(since, YEARS); end - EARLY <= today; end = yearsLater(end, YEARS)) {
        const late = isLapsed && dayText(end) === '2025-02-11'
        const on = late ? dayNumber(LAPSED.renewedOn) : end - EARLY
        if (on <= today) all.push({ on, until: yearsLater(end, YEARS) })
      }
      return all
    },
  }
}

/** Ten for each body of the compulsory scheme: each works for one body alone (Regulations art. 14). */
export const INSPECTORS: ReadonlyMap<number, readonly DemoPerson[]> = new Map(
  BODIES.filter((body) => body.fields.length > 0).map((body) => [
    body.number,
    Array.from({ length: OF_EACH_BODY }, (_, index) => inspector(body, index)),
  ]),
)

export function inspectorsOf(body: number): readonly DemoPerson[] {
  return INSPECTORS.get(body) ?? []
}

export function inspectorOf(body: number, place: number): DemoPerson {
  const found = inspectorsOf(body)[place - 1]
  if (!found) throw new RangeError(`no inspector ${place} of body ${body}`)
  return found
}
