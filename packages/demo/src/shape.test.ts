import type { Pack } from '@zhengheng/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoCountry } from './country.ts'
import { COLUMNS } from './report-file.ts'
import { loadPackOfCountry, TODAY } from './testing/pack.ts'

/** The parts of a country, each as a share of its whole: issues by scheme, by region, by year; acts by kind. */
interface Shape {
  readonly issued: number
  readonly firms: number
  readonly people: number
  readonly shares: ReadonlyMap<string, number>
}

let pack: Pack

beforeAll(async () => {
  pack = await loadPackOfCountry()
})

const AT = Object.fromEntries(COLUMNS.map((column, at) => [column, at])) as Record<(typeof COLUMNS)[number], number>

function shapeOf(certificates: number): Shape {
  const acts = new Map(Object.entries(pack.reports.acts).flatMap(([act, words]) => words.map((word) => [word, act])))
  const counts = new Map<string, number>()
  const firms = new Set<string>()
  const count = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
  let people = 0
  for (const step of demoCountry(pack, { certificates, today: TODAY })) {
    if (step.type === 'party' && step.kind === 'person') people += 1
    if (step.type !== 'report') continue
    for (const line of [...step.text()].join('').trimEnd().split('\r\n').slice(1)) {
      const cells = line.split(',')
      const cell = (column: keyof typeof AT): string => cells[AT[column]] ?? ''
      const act = acts.get(cell('act')) ?? cell('act')
      count(`act ${act}`)
      if (act !== 'issue') continue
      firms.add(cell('holderId'))
      count(`issue of ${cell('record') || cell('scheme') || 'ccc'}`)
      count(`issue in ${cell('holderRegion')}`)
      count(`issue in the year ${cell('effective').slice(0, 4)}`)
    }
  }
  const issued = counts.get('act issue') ?? 0
  const rows = [...counts].reduce((sum, [key, n]) => sum + (key.startsWith('act') ? n : 0), 0)
  const shares = new Map([...counts].map(([key, n]) => [key, n / (key.startsWith('act') ? rows : issued)]))
  return { issued, firms: firms.size, people, shares }
}

describe('a country of another size', () => {
  it('has the same shape: every share of 5,000 and of 50,000 certificates is within two per cent of the whole', () => {
    const [less, more] = [shapeOf(5000), shapeOf(50_000)]
    const keys = new Set([...less.shares.keys(), ...more.shares.keys()])
    expect(keys.size).toBeGreaterThan(60)
    const apart = [...keys].filter((key) => Math.abs((less.shares.get(key) ?? 0) - (more.shares.get(key) ?? 0)) > 0.02)
    expect(apart).toEqual([])
    expect(Math.abs(less.firms / less.issued - more.firms / more.issued)).toBeLessThan(0.02)
    expect(Math.abs(less.people / less.issued - more.people / more.issued)).toBeLessThan(0.05)
  }, 60_000)

  it('has, with twenty thousand certificates, twelve thousand firms and three thousand registered people', () => {
    const { issued, firms, people } = shapeOf(20_000)
    expect(issued).toBeGreaterThanOrEqual(20_000)
    expect(firms / 12_000).toBeGreaterThan(0.98)
    expect(firms / 12_000).toBeLessThan(1.02)
    expect(people / 3000).toBeGreaterThan(0.98)
    expect(people / 3000).toBeLessThan(1.02)
  }, 60_000)
})
