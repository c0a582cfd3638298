import { describe, expect, it } from 'vitest'
import { ACCOUNTS } from './accounts.ts'
import { BODIES, bodyOf } from './bodies.ts'
import { dayNumber, dayText } from './days.ts'
import { INSPECTORS, inspectorOf, LAPSED } from './inspectors.ts'
import { LABORATORIES, laboratoriesFor, laboratoryOf } from './laboratories.ts'
import { MARK } from './firms.ts'
import { GROUPS } from './products.ts'

describe('the bodies', () => {
  it('are invented: marked in both languages, with numbers of the range for demonstrations', () => {
    for (const body of BODIES) {
      expect(body.name.zh.endsWith(MARK)).toBe(true)
      expect(body.name.en).toContain('(example)')
      expect(body.approval).toMatch(/^CNCA-R-2099-9\d\d$/)
    }
    expect(new Set(BODIES.flatMap(({ approval, digits, code }) => [approval, digits, code])).size).toBe(36)
  })

  it('cover together every group in which firms make something', () => {
    const covered = new Set(BODIES.flatMap((body) => body.fields.map((field) => field.group)))
    expect([...covered].toSorted()).toEqual(GROUPS)
  })

  it('are all designated but one, which issues nothing but its situation', () => {
    expect(BODIES.filter((body) => body.designation === undefined).map((body) => body.weight)).toEqual([0])
  })

  it('may join and leave a field', () => {
    expect(bodyOf(3).fields.at(-1)).toEqual({ group: '24', from: '2019-10-22' })
    expect(bodyOf(4).fields.find((field) => field.until)).toEqual({ group: '19', until: '2022-11-21' })
    expect(() => bodyOf(13)).toThrow('no body 13')
  })
})

describe('the laboratories', () => {
  it('are at least two for every group', () => {
    for (const group of GROUPS) expect(laboratoriesFor(group).length).toBeGreaterThanOrEqual(2)
  })

  it('are invented', () => {
    for (const one of LABORATORIES) expect(one.name.endsWith(MARK) && one.nameEn.endsWith('(example)')).toBe(true)
    expect(() => laboratoryOf(0)).toThrow('no laboratory 0')
  })
})

describe('the inspectors', () => {
  const today = dayNumber('2026-11-20')
  const all = [...INSPECTORS.values()].flat()

  it('are ten for each body, each with a number alone', () => {
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
  it('are one for each body, and two people of the authority', () => {
    expect(ACCOUNTS.filter((account) => account.role === 'body').map((account) => account.body)).toEqual(
      BODIES.map((body) => body.key),
    )
    expect(ACCOUNTS.filter((account) => account.role !== 'body').map(({ name, role }) => [name, role])).toEqual([
      ['officer', 'officer'],
      ['head', 'head'],
    ])
  })
})
