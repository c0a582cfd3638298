import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { detectEncoding, type Encoding } from './encoding.ts'
import { openRecords, type FileRecord, type Place } from './records.ts'
import { LONGEST_ROW } from './window.ts'

let folder = ''
let count = 0
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'records '))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileOf(content: string | Buffer): string {
  count += 1
  const file = join(folder, `${count}.csv`)
  writeFileSync(file, content)
  return file
}

function readAll(
  content: string | Buffer,
  encoding: Encoding = 'utf-8',
  from: Place = { byte: 0, line: 1 },
): FileRecord[] {
  const records = openRecords(fileOf(content), encoding, from)
  const all: FileRecord[] = []
  for (let one = records.next(); one; one = records.next()) all.push(one)
  records.close()
  return all
}

const fieldsOf = (content: string | Buffer) => readAll(content).map((one) => one.fields)

describe('the rows of a file', () => {
  it.each([
    ['LF', 'a,b\n1,2\n'],
    ['CRLF', 'a,b\r\n1,2\r\n'],
    ['CR alone', 'a,b\r1,2\r'],
    ['no end after the last', 'a,b\n1,2'],
    ['empty lines between', '\na,b\n\n   \r\n1,2\n\n'],
    ['quotes everywhere', '"a","b"\r\n"1","2"\r\n'],
  ])('end with %s', (_name, content) => {
    expect(fieldsOf(content)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('keep commas, quotes and line ends that are quoted, and count the lines', () => {
    expect(readAll('a,b\n"x, ""y""\r\nz",2\n3,4')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['x, "y"\r\nz', '2'] },
      { line: 4, fields: ['3', '4'] },
    ])
  })

  it('take a quote within a field for what it is', () => {
    expect(fieldsOf('24" screen,5""\n"",x')).toEqual([
      ['24" screen', '5""'],
      ['', 'x'],
    ])
  })

  it('are as many as a slow and careful parser finds, whatever the fields', () => {
    const field = fc.stringMatching(/^["',a-z中文 \r\n]{0,8}$/).map((text) => `"${text.replaceAll('"', '""')}"`)
    const plain = fc.stringMatching(/^[a-z中文]{1,5}$/)
    const row = fc.array(fc.oneof(field, plain), { minLength: 2, maxLength: 4 }).map((fields) => fields.join(','))
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (rows, end) => {
        const content = rows.join(end)
        const expected = parse(content, { relax_column_count: true, record_delimiter: [end] })
        expect(fieldsOf(content)).toEqual(expected)
      }),
    )
  })

  it('are read on from any place as they would have been without a stop', () => {
    const rows = Array.from({ length: 50 }, (_, n) => (n % 7 === 0 ? `"${n}\n",中文` : `${n},证书`))
    const file = fileOf(rows.join('\r\n'))
    const records = openRecords(file, 'utf-8', { byte: 0, line: 1 })
    const whole = readAll(rows.join('\r\n'))
    for (let done = 0; ; done += 1) {
      const rest = openRecords(file, 'utf-8', records.place())
      expect(rest.next()).toEqual(whole[done])
      rest.close()
      if (!records.next()) break
    }
    records.close()
  })

  it('are found across the blocks in which the file is read', () => {
    const rows = Array.from({ length: 60_000 }, (_, n) => `证书${n},"厂, ${n}",x`)
    const all = readAll(rows.join('\r\n'))
    expect(all).toHaveLength(rows.length)
    expect(all.at(-1)).toEqual({ line: 60_000, fields: ['证书59999', '厂, 59999', 'x'] })
  })
})

describe('a row that is none', () => {
  it('with a quote that is never closed costs its line and not the rest', () => {
    expect(readAll('a,b\n"x,1\n2,3\n4,5')).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: [], fault: 'unclosed-quote' },
      { line: 3, fields: ['2', '3'] },
      { line: 4, fields: ['4', '5'] },
    ])
  })

  it('with text after a closing quote is named', () => {
    expect(readAll('"a"b,c\nd,e')).toEqual([
      { line: 1, fields: [], fault: 'text-after-quote' },
      { line: 2, fields: ['d', 'e'] },
    ])
  })

  it.each([
    ['plain', 'x'.repeat(10_000_000)],
    ['quoted', `"${'x'.repeat(10_000_000)}"`],
    ['just too long', 'x'.repeat(LONGEST_ROW + 1)],
  ])('of one huge field (%s) is passed over', (_name, field) => {
    expect(readAll(`a,b\r\n${field},1\r\n2,3`)).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: [], fault: 'row-too-long' },
      { line: 3, fields: ['2', '3'] },
    ])
  })

  it('is not one that is exactly as long as a row may be', () => {
    const [row] = readAll(`${'x'.repeat(LONGEST_ROW - 2)},1\n2,3`)
    expect(row?.fields[1]).toBe('1')
  })
})

describe('the encoding of a file', () => {
  const BOM = Buffer.from([0xef, 0xbb, 0xbf])
  /** 证书,机构 in GB18030, written as bytes because Node only decodes it. */
  const GB = Buffer.from([0xd6, 0xa4, 0xca, 0xe9, 0x2c, 0xbb, 0xfa, 0xb9, 0xb9])
  const chinese = Buffer.from('编号,持证人\n1,广州某某电器有限公司\n'.repeat(200))

  it.each([
    ['UTF-8', chinese, { encoding: 'utf-8', begin: 0 }],
    ['UTF-8 with a BOM', Buffer.concat([BOM, chinese]), { encoding: 'utf-8', begin: 3 }],
    ['GB18030', GB, { encoding: 'gb18030', begin: 0 }],
    ['nothing at all', Buffer.alloc(0), { encoding: 'utf-8', begin: 0 }],
    ['ASCII', Buffer.from('a,b'), { encoding: 'utf-8', begin: 0 }],
  ])('%s is recognised', (_name, content, expected) => {
    expect(detectEncoding(fileOf(content))).toEqual(expected)
  })

  it.each([0xff, 0x80])(
    'UTF-8 that is broken by the byte %i is refused with its place, never read as GB18030',
    (byte) => {
      const broken = Buffer.concat([chinese, Buffer.from([byte]), chinese])
      expect(detectEncoding(fileOf(broken))).toEqual({ meant: 'utf-8', badByte: chinese.length })
    },
  )

  it('UTF-8 that ends within a character is broken', () => {
    expect(detectEncoding(fileOf(chinese.subarray(0, -2)))).toMatchObject({ meant: 'utf-8' })
  })

  it('GB18030 that is broken is refused with the place of the wrong byte', () => {
    const broken = Buffer.concat([GB, Buffer.from('\n'), GB, Buffer.from([0xff]), GB])
    expect(detectEncoding(fileOf(broken))).toEqual({ meant: 'gb18030', badByte: GB.length * 2 + 1 })
  })

  it('a BOM promises UTF-8', () => {
    expect(detectEncoding(fileOf(Buffer.concat([BOM, GB])))).toEqual({ meant: 'utf-8', badByte: 6 })
  })

  it('characters cut by the blocks in which a file is read are whole', () => {
    for (const pad of ['', 'a', 'aa', 'aaa']) {
      const content = Buffer.from(pad + '证😀'.repeat(400_000))
      expect(detectEncoding(fileOf(content))).toEqual({ encoding: 'utf-8', begin: 0 })
    }
  })

  it('GB18030 is read as it was written', () => {
    expect(readAll(GB, 'gb18030')).toEqual([{ line: 1, fields: ['证书', '机构'] }])
  })
})
