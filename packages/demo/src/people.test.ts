import { describe, expect, it } from 'vitest'
import { ACCOUNTS } from './accounts.ts'
import { auditorsFor, auditorsOf } from './auditors.ts'
import { authoritiesOf } from './authorities.ts'
import { BODIES, bodyOf } from './bodies.ts'
import { dayNumber, dayText } from './days.ts'
import { INSPECTORS, inspectorOf, LAPSED } from './inspectors.ts'
import { LABORATORIES, laboratoriesFor, laboratoryOf } from './laboratories.ts'
import { MARK } from './mark.ts'
import { OFFERS } from './offers.ts'
import { personName } from './people.ts'
import { PLACES } from './places.ts'
import { GROUPS } from './products.ts'
import { STORY_ACTS } from './stories.ts'
import { loadPackOfCountry } from './testing/pack.ts'

const compulsory = BODIES.filter((body) => body.fields.length > 0)
const voluntary = BODIES.filter((body) => body.schemes.length > 0)

describe('the bodies', () => {
  it('are sixty, each with a number, an accreditation and a code of its own', () => {
    expect(BODIES).toHaveLength(60)
    expect(BODIES.map((body) => body.number)).toEqual(BODIES.map((_, index) => index + 1))
    const own = BODIES.flatMap(({ approval, digits, accreditation, code }) => [approval, digits, accreditation, code])
    expect(new Set(own).size).toBe(4 * BODIES.length)
  })

  it('are marked as examples in both languages', () => {
    for (const body of BODIES) {
      expect(body.name.zh.endsWith(MARK)).toBe(true)
      expect(body.name.en).toContain('(example)')
    }
  })

  it('have numbers of the range for demonstrations, unless their names are real', () => {
    for (const body of BODIES.filter((one) => !one.isReal)) {
      expect(body.approval).toMatch(/^CNCA-R(-2099-9\d\d|F-2099-9\d)$/)
    }
    expect(BODIES.filter((body) => body.isReal)).toHaveLength(10)
  })

  it('with real names meet with nothing bad: they neither lapse nor stop, and certify nothing compulsory', () => {
    for (const body of BODIES.filter((one) => one.isReal)) {
      expect(body).toMatchObject({ fields: [], designation: undefined })
      expect([body.approvalLapses, body.issuesUntil]).toEqual([undefined, undefined])
      expect(STORY_ACTS.map((act) => act.number)).not.toContain(body.approval)
    }
  })

  it('cover together every group in which firms make something', () => {
    const covered = new Set(compulsory.flatMap((body) => body.fields.map((field) => field.group)))
    expect([...covered].toSorted()).toEqual(GROUPS)
  })

  it('cover together every voluntary scheme in which anything is offered', () => {
    const covered = new Set(voluntary.flatMap((body) => body.schemes))
    expect(OFFERS.map((offer) => offer.scheme).filter((scheme) => !covered.has(scheme))).toEqual([])
  })

  it('of the compulsory scheme are all designated but one, which issues nothing but its situation', () => {
    expect(compulsory.filter((body) => body.designation === undefined).map((body) => body.weight)).toEqual([0])
  })

  it('may join and leave a field', () => {
    expect(bodyOf(3).fields.at(-1)).toEqual({ group: '24', from: '2019-10-22' })
    expect(bodyOf(4).fields.find((field) => field.until)).toEqual({ group: '19', until: '2022-11-21' })
    expect(() => bodyOf(61)).toThrow('no body 61')
  })
})

describe('the laboratories', () => {
  it('are at least two for every group', () => {
    for (const group of GROUPS) expect(laboratoriesFor(group).length).toBeGreaterThanOrEqual(2)
  })

  it('are marked as examples, each with numbers of its own', () => {
    for (const one of LABORATORIES) expect(one.name.endsWith(MARK)).toBe(true)
    const own = LABORATORIES.flatMap(({ designation, accreditation, qualification }) => [
      designation,
      accreditation,
      qualification,
    ])
    expect(new Set(own).size).toBe(3 * LABORATORIES.length)
    for (const one of LABORATORIES) expect(one.qualification).toMatch(/^\d{12}$/)
    expect(() => laboratoryOf(0)).toThrow('no laboratory 0')
  })
})

describe('the auditors', () => {
  const today = dayNumber('2026-11-20')
  const all = BODIES.flatMap((body) => auditorsOf(body, auditorsFor(20_000), today))

  it('are, with the inspectors, three thousand when there are twenty thousand certificates', () => {
    expect(Math.abs(all.length + 120 - 3000)).toBeLessThan(30)
    expect(new Set(all.map((one) => one.registration)).size).toBe(all.length)
  })

  it('are as many as the certificates of their body want, five at the least', () => {
    for (const body of voluntary) expect(auditorsOf(body, 10, today).length).toBeGreaterThanOrEqual(5)
    expect(auditorsOf(bodyOf(13), 3000, today).length).toBeGreaterThan(auditorsOf(bodyOf(24), 3000, today).length)
    expect(auditorsOf(bodyOf(1), 3000, today)).toEqual([])
  })

  it('are registered after their body was approved, and renew before the end or not at all', () => {
    for (const one of all) {
      let until = one.until
      for (const renewal of one.renewals(today)) {
        expect(renewal.on).toBeLessThan(until)
        expect(renewal.on).toBeLessThanOrEqual(today)
        expect(renewal.until).toBeGreaterThan(until)
        until = renewal.until
      }
    }
    for (const body of voluntary) {
      const since = dayNumber(body.since)
      expect(auditorsOf(body, 3000, today).every((one) => one.since > since && one.since <= today)).toBe(true)
    }
  })

  it('have in part given up: their registration ended', () => {
    const ended = all.filter((one) => (one.renewals(today).at(-1)?.until ?? one.until) <= today)
    expect(ended.length / all.length).toBeGreaterThan(0.08)
    expect(ended.length / all.length).toBeLessThan(0.35)
  })
})

describe('the authorities', () => {
  it('are one of each level in each province, cities and counties invented', async () => {
    const authorities = authoritiesOf(await loadPackOfCountry())
    expect(authorities).toHaveLength(93)
    expect(new Set(authorities.map((one) => one.code)).size).toBe(93)
    for (const { level, name } of authorities) {
      expect(name.endsWith(`市场监督管理局${MARK}`)).toBe(true)
      expect(name.includes('示例市') || name.includes('示例县')).toBe(level !== 'province')
    }
  })

  it('carry the names of the pack', async () => {
    const pack = await loadPackOfCountry()
    for (const place of PLACES) {
      expect(pack.regions.find((region) => region.code === place.code)?.name.zh).toBe(place.name)
    }
  })
})

describe('the inspectors', () => {
  const today = dayNumber('2026-11-20')
  const all = [...INSPECTORS.values()].flat()

  it('are ten for each body of the compulsory scheme, each with a number alone', () => {
    expect(all).toHaveLength(120)
    expect(new Set(all.map((one) => one.registration)).size).toBe(120)
  })

  it('renew in time, each time from the end before', () => {
    const lapsed = inspectorOf(LAPSED.body, LAPSED.place)
    for (const one of all.filter((person) => person !== lapsed)) {
      let until = one.until
      for (const renewal of one.renewals(today)) {
        expect(renewal.on).toBeLessThan(until)
        expect(renewal.until).toBeGreaterThan(until)
        until = renewal.until
      }
      expect(until).toBeGreaterThan(today)
    }
  })

  it('let a registration run out once: for three weeks in 2025', () => {
    const lapsed = inspectorOf(LAPSED.body, LAPSED.place)
    const gaps = lapsed.renewals(today).filter((renewal) => dayText(renewal.on) === LAPSED.renewedOn)
    expect(gaps).toHaveLength(1)
    const before = lapsed.renewals(today).map((renewal) => dayText(renewal.until))
    expect(before).toContain('2025-02-11')
  })

  it('have not renewed what lies ahead', () => {
    for (const one of all) for (const renewal of one.renewals(today)) expect(renewal.on).toBeLessThanOrEqual(today)
  })
})

describe('the accounts', () => {
  it('are one for each body of the compulsory scheme and one more, and two people of the authority', () => {
    expect(ACCOUNTS.filter((account) => account.role === 'body').map((account) => account.body)).toEqual(
      BODIES.slice(0, 13).map((body) => body.key),
    )
    expect(ACCOUNTS.filter((account) => account.role !== 'body').map(({ name, role }) => [name, role])).toEqual([
      ['officer', 'officer'],
      ['head', 'head'],
    ])
  })
})

describe('the name of a person', () => {
  it('is nobody\u2019s: a family name and \u67d0, the same whenever it is asked for', () => {
    const names = Array.from({ length: 500 }, (_, index) => personName(`auditor-${index}`))
    for (const name of names) expect(name).toMatch(/^\p{Script=Han}\u67d0$/u)
    expect(new Set(names).size).toBeGreaterThan(10)
    expect(personName('auditor-7')).toBe(names[7])
  })
})
