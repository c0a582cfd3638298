import { describe, expect, it } from 'vitest'
import { filesOf } from '../testing/workbooks.ts'
import { openJsonRecords } from './json-records.ts'

const fileOf = filesOf('json')

function readAll(content: string, from = { byte: 0, line: 1 }) {
  const records = openJsonRecords(fileOf(content), 'utf-8', from)
  const all = []
  for (let record = records.next(); record; record = records.next()) all.push(record)
  records.close()
  return { all, headings: records.headings }
}

const json = (...rows: readonly unknown[]): string => rows.map((row) => JSON.stringify(row)).join('\n')

describe('lines of JSON', () => {
  it('are rows; their members stand in the order in which they were met first', () => {
    const { all, headings } = readAll(json({ act: 'new', number: 'A' }, { number: 'B', note: 'n' }))
    expect(headings).toEqual(['act', 'number', 'note'])
    expect(all).toEqual([
      { line: 1, fields: ['new', 'A'] },
      { line: 2, fields: ['', 'B', 'n'] },
    ])
  })

  it('may hold numbers, what is true, nothing, and lists of plain values', () => {
    const { all, headings } = readAll(json({ n: 12, b: true, nothing: null, list: ['a', 2], empty: [] }))
    expect(headings).toEqual(['n', 'b', 'list'])
    expect(all[0]?.fields).toEqual(['12', 'true', 'a;2'])
  })

  it('are counted with the empty ones, which are passed over', () => {
    expect(readAll('\n{"a":"1"}\r\n\r\n{"a":"2"}').all.map((record) => record.line)).toEqual([2, 4])
  })

  it.each([
    ['is not JSON', '{"a":', 'bad-json'],
    ['is text of CSV', 'a,b', 'bad-json'],
    ['is a list', '[1]', 'not-an-object'],
    ['is a plain value', '"a"', 'not-an-object'],
    ['is nothing', 'null', 'not-an-object'],
    ['holds an object', '{"a":{"b":1}}', 'nested-value'],
    ['holds a list of lists', '{"a":[[1]]}', 'nested-value'],
    ['is deep', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'nested-value'],
    ['is 10 MB long', `{"a":"${'x'.repeat(10_000_000)}"}`, 'row-too-long'],
    [
      'has 600 members',
      JSON.stringify(Object.fromEntries(Array.from({ length: 600 }, (_, n) => [`m${n}`, 'x']))),
      'too-many-columns',
    ],
  ])('cost a line that %s and not the next one', (_name, line, fault) => {
    const { all } = readAll(`${line}\n{"a":"1"}`)
    expect(all).toEqual([
      { line: 1, fields: [], fault },
      { line: 2, fields: ['1'] },
    ])
  })

  it('with names that objects have by themselves are rows like others', () => {
    const { all, headings } = readAll('{"__proto__":"x","constructor":"y"}')
    expect(headings).toEqual(['__proto__', 'constructor'])
    expect(all[0]?.fields).toEqual(['x', 'y'])
  })

  it('that bring new members without end are not followed', () => {
    const { all } = readAll(json(...Array.from({ length: 3000 }, (_, n) => ({ [`m${n}`]: 'x' }))))
    expect(all.at(-1)?.fault).toBe('too-many-columns')
    expect(all.filter((record) => !record.fault).length).toBeLessThan(1001)
  })

  it('are read on from any place', () => {
    const content = json(...Array.from({ length: 20 }, (_, n) => ({ a: `证${n}` })))
    const records = openJsonRecords(fileOf(content), 'utf-8', { byte: 0, line: 1 })
    for (let n = 0; n < 7; n += 1) records.next()
    const rest = readAll(content, records.place()).all
    records.close()
    expect(rest[0]).toEqual({ line: 8, fields: ['证7'] })
    expect(rest).toHaveLength(13)
  })
})
