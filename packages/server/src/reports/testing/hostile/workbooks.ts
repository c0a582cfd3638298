import { partsOf, rowsXml, zipOf } from '../workbooks.ts'

const HEADING = ['act', 'number', 'effective', 'reason']
const sheet = (rows: string) => ({ name: 'A', rows })
const good = partsOf({ sheets: [sheet(rowsXml([HEADING, ['suspend', 'X-1', '2026-06-02', '01']]))] })
const SHEET = 'xl/worksheets/sheet1.xml'

/** A sheet of so many rows or columns, told in the shortest way. */
function repeated(count: number, text: (n: number) => string): string {
  return Array.from({ length: count }, (_, n) => text(n)).join('')
}

/** A container of older office programs (MS-CFB) whose directory names a stream. */
function compound(stream: string): Buffer {
  const bytes = Buffer.alloc(4096)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes)
  Buffer.from(stream, 'utf16le').copy(bytes, 1024)
  return bytes
}

/** An entity that names others, ten times each. */
const LAUGHS = `<!DOCTYPE lolz [<!ENTITY l0 "lol">${repeated(9, (n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`)}]>`

async function damaged(change: (bytes: Buffer) => Buffer): Promise<Buffer> {
  return change(Buffer.from(await zipOf(good)))
}

/** Files that are refused as a whole, by what is wrong with them: the bytes, and the code that says it. */
export const REFUSED: readonly (readonly [name: string, bytes: () => Buffer | Promise<Buffer>, code: string])[] = [
  ['with a password', () => compound('EncryptedPackage'), 'encrypted-workbook'],
  ['of before 2007', () => compound('Workbook'), 'other-format'],
  [
    'of OpenDocument',
    async () => zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
    'other-format',
  ],
  ['in the binary format', async () => zipOf({ '_rels/.rels': '<r/>', 'xl/workbook.bin': 'x' }), 'other-format'],
  ['that is a text document', async () => zipOf({ 'word/document.xml': '<x/>' }), 'other-format'],
  ['that is an archive of something', async () => zipOf({ 'a.txt': 'x' }), 'other-format'],
  [
    'that is an empty archive',
    () => Buffer.concat([Buffer.from('PK\u0005\u0006', 'latin1'), Buffer.alloc(18)]),
    'broken-workbook',
  ],
  [
    'that is a web page',
    () => Buffer.from('\u{feff}<html><table><tr><td>act</td></tr></table></html>'),
    'other-format',
  ],
  ['that is XML of a program', () => Buffer.from('<?xml version="1.0"?><Workbook/>'), 'other-format'],
  ['that is a PDF', () => Buffer.from('%PDF-1.7\n'), 'other-format'],
  ['that is packed by gzip', () => Buffer.from('1f8b0800', 'hex'), 'other-format'],
  ['in UTF-16', () => Buffer.from('\u{feff}act,number', 'utf16le'), 'other-format'],
  ['cut off', async () => damaged((bytes) => bytes.subarray(0, bytes.length / 2)), 'broken-workbook'],
  ['cut off in its first bytes', () => Buffer.from('PK\u0003\u0004', 'latin1'), 'broken-workbook'],
  [
    'with a wrong byte in a sheet',
    async () =>
      damaged((bytes) => {
        const at = bytes.indexOf(SHEET) + SHEET.length + 12
        bytes[at] = (bytes[at] ?? 0) ^ 0xff
        return bytes
      }),
    'broken-workbook',
  ],
  [
    'whose directory lies about a size',
    async () =>
      damaged((bytes) => {
        const at = bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
        bytes.writeUInt32LE(7, at + 24)
        return bytes
      }),
    'broken-workbook',
  ],
  [
    'that unpacks to a thousand times its size',
    async () =>
      zipOf({
        ...good,
        [SHEET]: `<worksheet><sheetData>${'<row/>'.repeat(8_000_000)}</sheetData></worksheet>`,
      }),
    'zip-bomb',
  ],
  [
    'of entities that grow',
    async () =>
      zipOf({
        ...good,
        [SHEET]: `${LAUGHS}<worksheet><sheetData><row><c t="str"><v>&l9;</v></c></row></sheetData></worksheet>`,
      }),
    'xml-document-type',
  ],
  [
    'that names a file of the server',
    async () =>
      zipOf({ ...good, 'xl/workbook.xml': `<!DOCTYPE x SYSTEM "file:///etc/passwd">${good['xl/workbook.xml']}` }),
    'xml-document-type',
  ],
  [
    'with an entity of its own',
    async () =>
      zipOf({
        ...good,
        [SHEET]: '<worksheet><sheetData><row><c t="str"><v>&xxe;</v></c></row></sheetData></worksheet>',
      }),
    'xml-entity',
  ],
  [
    'whose sheet is no XML',
    async () => zipOf({ ...good, [SHEET]: '<worksheet><sheetData><row></sheetData>' }),
    'xml-malformed',
  ],
  [
    'whose sheet is nested without end',
    async () => zipOf({ ...good, [SHEET]: '<a>'.repeat(100_000) }),
    'xml-malformed',
  ],
  [
    'whose sheet is one tag of 5 MB',
    async () => zipOf({ ...good, [SHEET]: `<worksheet a="${'x0'.repeat(2_600_000)}` }),
    'xml-too-long',
  ],
  [
    'of 300 sheets',
    async () => zipOf(partsOf({ sheets: Array.from({ length: 300 }, (_, n) => ({ name: `${n}`, rows: '' })) })),
    'too-many-sheets',
  ],
]

/** Files that open, and are refused or taken when their rows are read. */
export const WIDE_AND_DEEP = {
  /** A heading of 16,384 columns: as many as a sheet can have. */
  columns: async () =>
    zipOf({
      ...good,
      [SHEET]: `<worksheet><sheetData><row>${repeated(16_384, (n) => `<c t="str"><v>h${n}</v></c>`)}</row></sheetData></worksheet>`,
    }),
  /** 2^20 rows of nothing, as programs write them when a format was given to whole columns. */
  emptyRows: async () =>
    zipOf({
      ...good,
      [SHEET]: `<worksheet><sheetData>${repeated(2 ** 20, (n) => `<row r="${n + 1}"><c r="A${n + 1}" s="1"/></row>`)}</sheetData></worksheet>`,
    }),
  /** A heading, a row, and 2^20 - 2 rows of nothing below them. */
  rowThenEmpty: async () => {
    const rows = rowsXml([HEADING, ['suspend', 'X-1', '2026-06-02', '01']])
    return zipOf({
      ...good,
      [SHEET]: `<worksheet><sheetData>${rows}${repeated(2 ** 20 - 2, (n) => `<row r="${n + 3}"/>`)}</sheetData></worksheet>`,
    })
  },
  macros: async () =>
    zipOf({
      ...partsOf({ sheets: [sheet(rowsXml([HEADING]))], relations: [['vbaProject', 'vbaProject.bin']] }),
      'xl/vbaProject.bin': 'x',
    }),
  externalLinks: async () =>
    zipOf({
      ...partsOf({
        sheets: [sheet(rowsXml([HEADING]))],
        relations: [['externalLink', 'externalLinks/externalLink1.xml']],
      }),
      'xl/externalLinks/externalLink1.xml': '<externalLink/>',
    }),
}
