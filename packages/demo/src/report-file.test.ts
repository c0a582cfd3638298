import { REPORT_COLUMNS, type Pack } from '@zhengheng/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { reportText, type Cells } from './report-file.ts'
import { loadPackOfCountry } from './testing/pack.ts'
import { readReport } from './testing/read-report.ts'

let pack: Pack

beforeAll(async () => {
  pack = await loadPackOfCountry()
})

function textOf(wording: 'format' | 'pack', rows: readonly Cells[]): string {
  return [...reportText(pack, wording, rows)].join('')
}

const SUSPENSION: Cells = { act: 'suspend', number: '2024710701000113', effective: '2025-01-07', reason: '0203' }

describe('a report file', () => {
  it('in the words of the format has its columns and acts in English', () => {
    const [head, row] = textOf('format', [SUSPENSION]).split('\r\n')
    expect(head?.startsWith('record,scheme,act,number,effective,')).toBe(true)
    expect(row?.startsWith(',,suspend,2024710701000113,2025-01-07,')).toBe(true)
  })

  it('in the words of the pack begins with a BOM, and names the act as the pack does', () => {
    const [head, row] = textOf('pack', [SUSPENSION]).split('\r\n')
    expect(head?.startsWith('\uFEFF')).toBe(true)
    expect(head?.split(',').slice(2, 4)).toEqual(['上报类型', '证书编号'])
    expect(row?.startsWith(',,暂停,')).toBe(true)
  })

  it.each(['format', 'pack'] as const)('in the words of the %s is read as it was meant', (wording) => {
    const cells: Cells = {
      act: 'issue',
      number: 'A "1", b',
      effective: '2024-05-06',
      holderName: '甲,乙"丙"公司',
      item: 'ccc/07/0701',
      models: 'A;B',
      validFrom: '2024-05-06',
    }
    const step = { at: '2024-06-05T10:00:00+08:00', type: 'report', body: '', idempotencyKey: '', rows: 1 } as const
    const { rows } = readReport(pack, { ...step, text: () => reportText(pack, wording, [cells]) })
    expect(rows).toMatchObject([
      { act: 'issue', number: 'A "1", b', holderName: '甲,乙"丙"公司', item: ['ccc/07/0701'], models: ['A', 'B'] },
    ])
  })

  it('is written in pieces, however long it is', () => {
    const rows = Array.from({ length: 5000 }, () => SUSPENSION)
    const pieces = [...reportText(pack, 'format', rows)]
    expect(pieces.length).toBeGreaterThan(5)
    for (const piece of pieces) expect(piece.length).toBeLessThan(40_000)
    expect(pieces.join('').trimEnd().split('\r\n')).toHaveLength(5001)
  })

  it('may have all columns of the format, for programs that count them', () => {
    const text = [...reportText(pack, 'format', [SUSPENSION], REPORT_COLUMNS)].join('')
    expect(text.split('\r\n').map((line) => line.split(',').length)).toEqual([
      REPORT_COLUMNS.length,
      REPORT_COLUMNS.length,
      1,
    ])
  })

  it('of nothing has its headings all the same', () => {
    expect(textOf('format', []).trimEnd().split('\r\n')).toHaveLength(1)
  })
})
