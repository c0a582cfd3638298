import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine } from './csv.ts'

describe('a line of CSV', () => {
  it.each([
    [['a', 'b'], 'a,b\r\n'],
    [['a,b', 'c"d', 'e\nf'], '"a,b","c""d","e\nf"\r\n'],
    [[null, undefined, 3], ',,3\r\n'],
    [[-3], '-3\r\n'],
  ])('of %j is %j', (values, line) => {
    expect(csvLine(values)).toBe(line)
  })

  it.each(['=1+1', '+A1', '-2+3', '@SUM(A1)', '\t=1', ' =1', '＝1+1'])('never lets %j run as a formula', (text) => {
    expect(csvLine([text])).toContain(`'${text}`)
  })

  it('is read back as it was, whatever stands in it, but for the guard', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 6 }), (values) => {
        const texts = values.filter((text) => !text.startsWith('\uFEFF'))
        fc.pre(texts.length > 0)
        const [read] = parse(csvLine(texts), { relax_column_count: true, record_delimiter: '\r\n' })
        expect(read?.map((text, at) => (text === `'${texts[at] ?? ''}` ? texts[at] : text))).toEqual(texts)
      }),
    )
  })
})
