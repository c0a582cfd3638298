import { parseNumber } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { pack } from '../pack.ts'

function parsed(number: string) {
  const found = parseNumber(number, pack)
  return found && { kind: found.kind, ...Object.fromEntries(found.parts.map(({ part, text }) => [part, text])) }
}

describe('a number of the country', () => {
  it.each<[string, object]>([
    ['2012011101538868', { kind: 'ccc-certificate', year: '2012', body: '01', item: '1101', serial: '538868' }],
    [
      '00121Q30001R0S/1100',
      {
        kind: 'system-certificate',
        body: '001',
        year: '21',
        system: 'Q',
        edition: '3',
        serial: '0001',
        cycle: '0',
        size: 'S',
        rest: '/1100',
      },
    ],
    [
      '001IP210001R1M',
      { kind: 'system-certificate', body: '001', system: 'IP', year: '21', serial: '0001', cycle: '1', size: 'M' },
    ],
    ['cnca－rf－2002－01', { kind: 'cb-approval', origin: 'RF', year: '2002', serial: '01' }],
    ['150000000001', { kind: 'lab-cma' }],
  ])('%s is read in its parts', (number, parts) => {
    expect(parsed(number)).toEqual(parts)
  })

  it.each(['CTC21ABC000001', '12345', '', '20120111015388689'])('%j is taken as it comes', (number) => {
    expect(parseNumber(number, pack)).toBeUndefined()
  })

  it('is an example of its own form, with its evidence and words for every part', () => {
    for (const { kind, example, segments = {}, pattern } of pack.numbers) {
      const found = parseNumber(example, pack)
      expect([kind, found?.kind]).toEqual([kind, kind])
      expect(Object.keys(pattern.exec(example)?.groups ?? {})).toEqual(Object.keys(segments))
    }
  })
})
