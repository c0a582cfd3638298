import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { findingFix, findingMessage } from '../../messages/findings.ts'
import { REFUSED, WIDE_AND_DEEP } from '../testing/hostile/workbooks.ts'
import { filesOf } from '../testing/workbooks.ts'
import { detectForm } from './form.ts'

vi.setConfig({ testTimeout: 60_000 })

const fileOf = filesOf('hostile')
const MB = 1024 * 1024

describe('a file', () => {
  it.each(REFUSED)('%s is refused, in words, and leaves nothing behind', async (_name, bytes, code) => {
    const file = fileOf(await bytes())
    const before = process.memoryUsage().rss
    const form = await detectForm(file)
    expect(form).toMatchObject({ refused: code })
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MB)
    expect(readdirSync(dirname(file)).filter((name) => name.includes('.'))).toEqual([])
    const params = 'refused' in form ? form.params : {}
    for (const language of ['zh', 'en'] as const) {
      expect(findingMessage(code, language, params)).not.toMatch(/[{}]|undefined/)
      expect(findingFix(code, language, params)).toMatch(/[^{}]{4,}/)
    }
  })

  it('of an older format is called by its name, and what to save it as is said', () => {
    expect(findingMessage('other-format', 'zh', { is: 'xls' })).toBe('这是旧版 Excel 文件（.xls），不是可以报送的表格')
    expect(findingMessage('other-format', 'en', { is: 'ods' })).toContain('an OpenDocument spreadsheet (.ods)')
    expect(findingFix('other-format', 'zh', { is: 'xls' })).toContain('.xlsx')
    expect(findingFix('encrypted-workbook', 'en', {})).toContain('without a password')
  })

  it('of 2^20 empty rows is opened, and nothing of them is kept', async () => {
    const file = fileOf(await WIDE_AND_DEEP.emptyRows())
    const form = await detectForm(file)
    expect(form).toMatchObject({ format: 'xlsx', sections: [{ begin: 0, end: 0 }] })
  })

  it('with macros is opened; they are said to be left alone', async () => {
    const form = await detectForm(fileOf(await WIDE_AND_DEEP.macros()))
    expect(form).toMatchObject({ format: 'xlsx', notes: [{ code: 'macros-ignored' }] })
  })

  it('that refers to other files is opened, and no other file is', async () => {
    const form = await detectForm(fileOf(await WIDE_AND_DEEP.externalLinks()))
    expect(form).toMatchObject({ format: 'xlsx', notes: [{ code: 'external-links' }] })
  })
})

describe('the form of a text', () => {
  it.each([
    ['an object first', '{"act":"new"}\n', 'ndjson'],
    ['blank lines and an object', '\r\n  {"act":"new"}', 'ndjson'],
    ['a heading', 'act,number\n', 'csv'],
    ['nothing', '', 'csv'],
    ['zeros', Buffer.alloc(100), 'csv'],
  ])('is found in its bytes: %s', async (_name, content, format) => {
    expect(await detectForm(fileOf(content))).toMatchObject({ format, encoding: 'utf-8' })
  })

  it('in GB18030 is found, with a BOM of UTF-8 before it it is broken', async () => {
    const bytes = Buffer.from([0xd6, 0xa4, 0xca, 0xe9, 0x2c, 0xbb, 0xfa, 0xb9, 0xb9])
    expect(await detectForm(fileOf(bytes))).toEqual({ format: 'csv', encoding: 'gb18030', begin: 0 })
    const bom = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes])
    expect(await detectForm(fileOf(bom))).toMatchObject({ refused: 'bad-encoding', params: { encoding: 'utf-8' } })
  })
})
