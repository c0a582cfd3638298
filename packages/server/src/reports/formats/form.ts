import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { detectEncoding, type Encoding } from '../encoding.ts'
import { FileRefused } from './file-refused.ts'
import { unfoldWorkbook, type UnfoldedWorkbook } from './workbook-reading.ts'

/** How a file is written, found in its bytes and nowhere else: names and types that senders give are often wrong. */
export type Form =
  | { readonly format: 'csv' | 'ndjson'; readonly encoding: Encoding; readonly begin: number }
  | ({ readonly format: 'xlsx' } & UnfoldedWorkbook)
  | { readonly refused: FileRefused['code']; readonly params: Readonly<Record<string, string | number>> }

const HEAD = 4096

/** Finds how a file is written; of a workbook the rows are taken out (see `unfoldWorkbook`). Never throws for what it says. */
export async function detectForm(file: string): Promise<Form> {
  const head = headOf(file)
  try {
    const container = containerOf(head, file)
    if (container === 'xlsx') return { format: 'xlsx', ...(await unfoldWorkbook(file)) }
    const detected = detectEncoding(file)
    if ('badByte' in detected) {
      throw new FileRefused('bad-encoding', { encoding: detected.meant, byte: detected.badByte })
    }
    const text = head.subarray(detected.begin).toString('latin1').trimStart()
    return { format: text.startsWith('{') ? 'ndjson' : 'csv', ...detected }
  } catch (error) {
    if (error instanceof FileRefused) return { refused: error.code, params: error.params }
    throw error
  }
}

function headOf(file: string): Buffer {
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(HEAD)
    return bytes.subarray(0, readSync(handle, bytes, 0, HEAD, 0))
  } finally {
    closeSync(handle)
  }
}

/** Beginnings of files that are no tables, as far as people send them in the belief that they are. */
const OTHERS: readonly (readonly [begins: string, is: string])[] = [
  ['%PDF', 'pdf'],
  ['{\\rtf', 'rtf'],
  ['\u00ff\u00fe', 'utf-16'],
  ['\u00fe\u00ff', 'utf-16'],
  ['Rar!', 'rar'],
  ['7z\u00bc\u00af', '7z'],
  ['\u001f\u008b', 'gzip'],
]

function containerOf(head: Buffer, file: string): 'xlsx' | 'text' {
  const begins = head.toString('latin1', 0, 512)
  if (begins.startsWith('PK\u0003\u0004')) return 'xlsx'
  if (begins.startsWith('PK\u0005\u0006')) throw new FileRefused('broken-workbook', { what: 'empty' })
  if (begins.startsWith(COMPOUND)) throw compoundRefused(file)
  const other = OTHERS.find(([mark]) => begins.startsWith(mark))?.[1] ?? markupOf(begins)
  if (other !== undefined) throw new FileRefused('other-format', { is: other })
  return 'text'
}

/** Many programs write a page of HTML, or XML of their own, and call it a workbook. */
function markupOf(begins: string): string | undefined {
  const text = begins
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .toLowerCase()
  if (/^<(!doctype html|html|head|meta|table|body)/.test(text)) return 'html'
  return text.startsWith('<') ? 'xml' : undefined
}

/** The container of older office programs (MS-CFB): a workbook of before 2007, or an encrypted one of any age. */
const COMPOUND = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'
const SEARCHED = 8 << 20

function compoundRefused(file: string): FileRefused {
  const handle = openSync(file, 'r')
  try {
    const bytes = Buffer.alloc(Math.min(statSync(file).size, SEARCHED))
    readSync(handle, bytes, 0, bytes.length, 0)
    const isEncrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    return isEncrypted ? new FileRefused('encrypted-workbook') : new FileRefused('other-format', { is: 'xls' })
  } finally {
    closeSync(handle)
  }
}
