import { belongsOn, reportDue, type Day, type Pack, type ReportRow } from '@zhengheng/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { BODIES } from './bodies.ts'
import { demoCountry } from './country.ts'
import { MARK } from './mark.ts'
import { SITUATIONS } from './situations.ts'
import type { DemoStep, ReportStep } from './steps.ts'
import { loadPackOfCountry, TODAY } from './testing/pack.ts'
import { readReport, type ReadReport } from './testing/read-report.ts'

interface Told {
  readonly step: ReportStep
  readonly row: ReportRow
}

interface Read {
  readonly step: ReportStep
  readonly text: string
  readonly report: ReadReport
}

let pack: Pack
let steps: readonly DemoStep[] = []
let read: readonly Read[] = []
let told: readonly Told[] = []

function reportsOf(all: Iterable<DemoStep>): readonly ReportStep[] {
  return [...all].filter((step) => step.type === 'report')
}

beforeAll(async () => {
  pack = await loadPackOfCountry()
  steps = [...demoCountry(pack, { certificates: 3000, today: TODAY })]
  read = reportsOf(steps).map((step) => {
    const text = [...step.text()].join('')
    return { step, text, report: readReport(pack, step) }
  })
  told = read.flatMap(({ step, report }) => report.rows.map((row) => ({ step, row })))
}, 60_000)

const issues = () => told.filter(({ row }) => row.act === 'issue')

describe('the country', () => {
  it('is told in the order in which the register learned of it, nothing after today', () => {
    const instants = steps.map((step) => step.at)
    expect(instants).toEqual(instants.toSorted())
    expect((instants.at(-1) ?? '').slice(0, 10) <= TODAY).toBe(true)
  })

  it('is the same each time', () => {
    const again = reportsOf(demoCountry(pack, { certificates: 3000, today: TODAY }))
    expect(again.map((step) => [...step.text()].join(''))).toEqual(read.map(({ text }) => text))
  })

  it('has as many statements as were asked for, beside the declarations that took the place of certificates', () => {
    const replacing = issues().filter(({ row }) => row.record === 'declaration' && row.predecessor !== undefined)
    expect(replacing.length).toBeGreaterThan(0)
    expect(issues()).toHaveLength(3000 + replacing.length)
    expect(new Set(issues().map(({ row }) => row.number)).size).toBe(issues().length)
  })

  it('cancels, on the day on which its maker declares a product, the certificate that is replaced', () => {
    for (const { row } of issues().filter((one) => one.row.record === 'declaration' && one.row.predecessor)) {
      const before = told.find((one) => one.row.number === row.predecessor && one.row.act === 'cancel')
      expect(before?.row.effective).toBe(row.effective)
      expect(issues().find((one) => one.row.number === row.predecessor)?.row.holderId).toBe(row.holderId)
    }
  })

  it('knows each party before anything is given to it, and each body before it reports', () => {
    const known = new Set<string>()
    const strangers = steps.filter((step) => {
      if (step.type === 'party') known.add(step.key)
      if (step.type === 'grant') return !known.has(step.holder)
      return step.type === 'report' && !known.has(step.body)
    })
    expect(strangers).toEqual([])
  })

  it('has no organisation without the mark of an invented one', () => {
    const parties = steps.filter((step) => step.type === 'party' && step.kind !== 'person')
    for (const step of parties) expect(step).toMatchObject({ name: expect.stringContaining(MARK) })
    for (const { row } of issues()) {
      for (const name of [row.holderName, row.manufacturer, row.factory]) expect(name ?? MARK).toContain(MARK)
    }
  })

  it('begins each grant at one of the roots of the pack', () => {
    for (const step of steps) {
      if (step.type !== 'grant') continue
      const root = pack.roots.find((one) => one.party === step.issuer)
      expect(root?.families).toContain(step.family)
    }
  })
})

describe('the reports of the country', () => {
  it('are read without an error or a doubt', () => {
    expect(read.flatMap(({ report }) => report.findings)).toEqual([])
  })

  it('have as many rows as they say', () => {
    for (const { step, report } of read) expect(report.rows).toHaveLength(step.rows)
  })

  it('are in time, but for one row', () => {
    const late = told.filter(
      ({ step, row }) => step.at.slice(0, 10) > reportDue(row.effective, pack.reports.late, pack.calendar),
    )
    expect(late.map(({ row }) => row.number)).toEqual(['2025770718001125'])
  })

  it('are written in the words of the format and of the pack in turn', () => {
    const heads = read.map(({ text }) => text.slice(0, 1))
    const english = heads.filter((head) => head !== '\uFEFF').length
    expect(Math.abs(english / heads.length - 0.5)).toBeLessThan(0.2)
  })

  it('carry each its own key', () => {
    const keys = reportsOf(steps).map((step) => step.idempotencyKey)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('the statements of the country', () => {
  it('are of items that were in the catalogue of their scheme on the day of issue', () => {
    const items = new Map(pack.schemes.flatMap((scheme) => scheme.items.map((item) => [item.code, item])))
    for (const { row } of issues()) {
      expect(row.item).toHaveLength(1)
      for (const code of row.item) {
        const item = items.get(code)
        expect(item && belongsOn(item, row.effective)).toBe(true)
        expect(code.split('/')[0]).toBe(row.scheme)
      }
    }
  })

  it('of the compulsory scheme carry the code of the product in their number', () => {
    for (const { row } of issues().filter((one) => one.row.scheme === 'ccc' && one.row.record === 'certificate')) {
      expect(row.number.slice(6, 10)).toBe(row.item[0]?.split('/').at(-1))
    }
  })

  it('are of all categories', () => {
    const categories = new Map(pack.schemes.map((scheme) => [scheme.code, scheme.category]))
    const found = new Set(issues().map(({ row }) => categories.get(row.scheme)))
    expect(found).toEqual(new Set(['product', 'service', 'management-system']))
  })

  it('were tested, then audited, then reviewed, then decided, then issued', () => {
    for (const { row } of issues().filter((one) => one.row.record === 'certificate')) {
      const days = [row.testDate, row.auditFrom, row.auditTo, row.reviewDate, row.decisionDate, row.effective]
      const known = days.filter((day) => day !== undefined)
      expect(known.every((day, at) => at === 0 || (known[at - 1] ?? '') <= day)).toBe(true)
      expect(known.length).toBeGreaterThanOrEqual(5)
      expect(new Set([...row.auditors, row.reviewer, row.decider]).size).toBe(3)
    }
  })

  it('cite no standard of a later year', () => {
    for (const { row } of issues()) {
      for (const standard of row.standards) {
        expect(Number(/-(\d{4})$/.exec(standard)?.[1] ?? 0)).toBeLessThanOrEqual(Number(row.effective.slice(0, 4)))
      }
    }
  })

  it('span twelve years, more of them each year', () => {
    const years = new Map<string, number>()
    for (const { row } of issues()) {
      const year = row.effective.slice(0, 4)
      years.set(year, (years.get(year) ?? 0) + 1)
    }
    expect([...years.keys()].toSorted()[0]).toBe('2015')
    expect([...years.keys()].toSorted().at(-1)).toBe('2026')
    expect(years.get('2023') ?? 0).toBeGreaterThan(years.get('2016') ?? 0)
  })

  it('have met with something later in about two of five cases', () => {
    const later = new Set(told.filter(({ row }) => row.act !== 'issue').map(({ row }) => row.number))
    expect(later.size / 3000).toBeGreaterThan(0.35)
    expect(later.size / 3000).toBeLessThan(0.65)
    const acts = new Set(told.map(({ row }) => row.act))
    for (const act of [
      'suspend',
      'restore',
      'withdraw',
      'cancel',
      'renew',
      'change',
      'transfer',
      'extend',
      'replace',
    ]) {
      expect(acts).toContain(act)
    }
  })

  it('meet with nothing before their issue or after their end', () => {
    const ended = new Set<string>()
    const begun = new Map<string, Day>()
    for (const { row } of told) {
      expect(ended).not.toContain(row.number)
      if (row.act === 'issue') begun.set(row.number, row.effective)
      const first = begun.get(row.number)
      expect(first !== undefined && first <= row.effective).toBe(true)
      if (row.act === 'withdraw' || row.act === 'cancel' || row.act === 'replace') ended.add(row.number)
    }
  })

  it('are cancelled, not withdrawn, when their product leaves the catalogue', () => {
    const gone = new Set(['ccc/08/0801', 'ccc/08/0805', 'ccc/19/1901', 'ccc/19/1902'])
    const left = issues().filter(({ row }) => gone.has(row.item[0] ?? '') && row.effective > '2018-06-01')
    const cancelled = told.filter(({ row }) => row.act === 'cancel' && row.effective >= '2022-10-01')
    expect(left.length).toBeGreaterThan(0)
    const numbers = new Set(cancelled.map(({ row }) => row.number))
    expect(left.some(({ row }) => numbers.has(row.number))).toBe(true)
  })

  it('stand below a main certificate of the same report where a chain has branches', () => {
    const subs = issues().filter(({ row }) => row.main !== undefined)
    expect(subs.length).toBeGreaterThan(20)
    for (const { step, row } of subs) {
      const main = issues().find((one) => one.row.number === row.main)
      expect(main?.step).toBe(step)
      expect(main?.row).toMatchObject({ scheme: row.scheme, effective: row.effective, validTo: row.validTo })
      expect(main?.row.sites.some((site) => site.startsWith(row.holderName ?? '?'))).toBe(true)
    }
  })

  it('follow their holder to its new name', () => {
    const renamed = told.filter(({ row }) => row.act === 'change' && row.holderFormerName !== undefined)
    expect(renamed.length).toBeGreaterThan(5)
    for (const { row } of renamed) {
      const before = issues().find((one) => one.row.number === row.number)
      expect(before?.row.holderName).toBe(row.holderFormerName)
      expect(row.holderName).not.toBe(row.holderFormerName)
    }
  })

  it('of bodies with real names meet with nothing bad', () => {
    const real = new Set(BODIES.filter((body) => body.isReal).map((body) => body.key))
    const acts = new Set(told.filter(({ step }) => real.has(step.body)).map(({ row }) => row.act))
    expect(
      [...acts].toSorted().filter((act) => !['issue', 'renew', 'change', 'extend', 'transfer'].includes(act)),
    ).toEqual([])
  })
})

describe('the situations', () => {
  const numbers = SITUATIONS.flatMap((one) => [one.number, ...one.ask.flatMap((ask) => ask.number ?? [])])

  it.each([0, 30, 200])('are all there in a demonstration of %i certificates', (certificates) => {
    const reports = reportsOf(demoCountry(pack, { certificates, today: TODAY }))
    const reported = new Set(reports.flatMap((step) => readReport(pack, step).rows.map((row) => row.number)))
    const missing = numbers.filter((number) => !reported.has(number))
    expect(missing).toEqual(['2025770902001797'])
  })

  it('have numbers that no other is one slip away from', () => {
    const others = issues().map(({ row }) => row.number)
    for (const number of numbers) {
      const near = others.filter((other) => other !== number && differences(other, number) < 2)
      expect(near).toEqual(number === '2025770902001797' ? ['2025770902001791'] : [])
    }
  })
})

function differences(a: string, b: string): number {
  return a.split('').filter((digit, at) => digit !== b[at]).length + Math.max(b.length - a.length, 0)
}
