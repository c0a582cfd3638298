import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../time/day.ts'
import { readDay, readList } from './report-values.ts'

describe('a day', () => {
  it.each([
    ['2022-05-01', '2022-05-01'],
    ['2022/5/1', '2022-05-01'],
    ['2022.5.1', '2022-05-01'],
    ['20220501', '2022-05-01'],
    ['2022年5月1日', '2022-05-01'],
    ['２０２２－０５－０１', '2022-05-01'],
    ['44682', '2022-05-01'],
    ['44682.0', '2022-05-01'],
    ['20000', '1954-10-03'],
  ])('%s is %s', (text, expected) => {
    expect(readDay(text)).toEqual({ day: expected, guessed: false })
  })

  it.each(['2022-02-30', '2022-13-01', '44682.5', '19999', '60000', '1/5/2022', '2022-5', 'tomorrow', '', '202205011'])(
    '%s is none',
    (text) => expect(readDay(text, 1970)).toBeUndefined(),
  )

  it.each([
    ['22/5/1', 1970, '2022-05-01'],
    ['70-1-1', 1970, '1970-01-01'],
    ['69.12.31', 1970, '2069-12-31'],
    ['22-05-01', 1950, '2022-05-01'],
    ['49-01-01', 1950, '2049-01-01'],
  ])('%s, in the hundred years from %i on, is guessed to be %s', (text, from, expected) => {
    expect(readDay(text, from)).toEqual({ day: expected, guessed: true })
  })

  it('with a year of two digits is none where the country does not say which hundred years', () => {
    expect(readDay('22/5/1')).toBeUndefined()
  })

  it('counts as spreadsheets count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 59_999 }), (serial) => {
        expect(readDay(String(serial))?.day).toBe(addDays(day('1899-12-30'), serial))
      }),
    )
  })

  it('of two digits lies in its hundred years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1900, max: 2050 }), (two, from) => {
        const year = Number(readDay(`${String(two).padStart(2, '0')}-06-15`, from)?.day.slice(0, 4))
        expect([year % 100, year >= from, year < from + 100]).toEqual([two, true, true])
      }),
    )
  })
})

describe('a list', () => {
  it.each([
    ['a', ['a']],
    ['a;b', ['a', 'b']],
    ['a；b、c', ['a', 'b', 'c']],
    [' a ; ;a', ['a']],
    ['；', []],
  ])('%j is %j', (text, entries) => {
    expect(readList(text)).toEqual(entries)
  })
})
