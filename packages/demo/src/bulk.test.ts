import type { Pack } from '@zhengheng/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { bulkReport } from './bulk.ts'
import { loadPackOfCountry } from './testing/pack.ts'
import { readReport } from './testing/read-report.ts'

let pack: Pack

beforeAll(async () => {
  pack = await loadPackOfCountry()
})

const SIZE = { rows: 3000, body: 1, month: '2026-10' }

describe('a report for benchmarks', () => {
  it('is read without an error or a doubt, each number once', () => {
    const step = { at: '2026-11-05T10:00:00+08:00', type: 'report', body: '', idempotencyKey: '', rows: 3000 } as const
    const { rows, findings } = readReport(pack, { ...step, text: () => bulkReport(pack, SIZE) })
    expect(findings).toEqual([])
    expect(new Set(rows.map((row) => row.number)).size).toBe(3000)
    for (const row of rows) expect(row.effective.startsWith('2026-10')).toBe(true)
  })

  it('has numbers that no body of the demonstration gives', () => {
    const numbers = [...bulkReport(pack, { ...SIZE, rows: 50 })].join('').match(/(?<=issue,)\d{16}/g)
    expect(numbers).toHaveLength(50)
    for (const number of numbers ?? []) expect(number.slice(0, 6)).toBe('202683')
  })

  it('is written piece by piece: the first comes long before the last is made', () => {
    const [first] = bulkReport(pack, { ...SIZE, rows: 800_000 })
    expect(first?.length).toBeLessThan(40_000)
  })
})
