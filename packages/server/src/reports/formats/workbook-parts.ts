import { isUtf8 } from 'node:buffer'
import { posix } from 'node:path'
import { wholeCharacters } from '../encoding.ts'
import { numberStyle, type NumberStyle } from './cell-values.ts'
import { FileRefused } from './file-refused.ts'
import { attribute, scanXml, XmlFault, type XmlHandler } from './xml-scanning.ts'
import type { ZipArchive, ZipEntry } from './zip-reading.ts'

export interface SheetPart {
  readonly name: string
  readonly entry: ZipEntry
  readonly isHidden: boolean
}

/** What a workbook (ECMA-376, transitional or strict) says of itself beside the rows of its sheets. */
export interface Workbook {
  readonly sheets: readonly SheetPart[]
  readonly from1904: boolean
  /** By the number that cells name. */
  readonly styles: readonly NumberStyle[]
  readonly strings: ZipEntry | undefined
  readonly hasMacros: boolean
  readonly hasExternalLinks: boolean
}

const MOST_SHEETS = 200

/** @throws {FileRefused} what is not a workbook, or one that cannot be read */
export async function readWorkbook(zip: ZipArchive): Promise<Workbook> {
  const office = (await relationsOf(zip, '')).find((one) => one.type.endsWith('/officeDocument'))
  const main = office?.target ?? ''
  if (!main.endsWith('.xml') || !zip.entries.has(main)) throw new FileRefused('other-format', { is: kindOf(zip) })
  const relations = await relationsOf(zip, main)
  const partOf = (type: string): ZipEntry | undefined =>
    zip.entries.get(relations.find((one) => one.type.endsWith(`/${type}`))?.target ?? '')
  const { sheets, from1904 } = await readMain(zip, main, relations)
  const styles = partOf('styles')
  return {
    sheets,
    from1904,
    styles: styles ? await readStyles(zip, styles) : [],
    strings: partOf('sharedStrings'),
    hasMacros: relations.some((one) => one.type.endsWith('/vbaProject')),
    hasExternalLinks: relations.some((one) => one.type.endsWith('/externalLink')),
  }
}

/** What an archive is that is no workbook of XML. */
function kindOf(zip: ZipArchive): string {
  if (zip.entries.has('mimetype')) return 'ods'
  if (zip.entries.has('xl/workbook.bin')) return 'xlsb'
  if (zip.entries.has('word/document.xml')) return 'docx'
  return 'zip'
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

async function relationsOf(zip: ZipArchive, part: string): Promise<readonly Relation[]> {
  const folder = posix.dirname(part)
  const entry = zip.entries.get(posix.join(folder, '_rels', `${posix.basename(part)}.rels`))
  if (!entry) return []
  const found: Relation[] = []
  await scanPart(zip, entry, {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = attribute(attributes, 'Target') ?? ''
      const isInside = attribute(attributes, 'TargetMode') !== 'External'
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: attribute(attributes, 'Type') ?? '',
        target: isInside ? posix.join(target.startsWith('/') ? '' : folder, target).replace(/^\/+/, '') : '',
      })
    },
    close: () => undefined,
    text: () => undefined,
  })
  return found
}

async function readMain(
  zip: ZipArchive,
  main: string,
  relations: readonly Relation[],
): Promise<{ sheets: readonly SheetPart[]; from1904: boolean }> {
  const sheets: SheetPart[] = []
  let from1904 = false
  await scanPart(zip, entryOf(zip, main), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name !== 'sheet') return
      const id = /(?:^|\s)(?:\w+:)?id=["']([^"']*)["']/.exec(attributes)?.[1]
      const relation = relations.find((one) => one.id === id)
      const entry = zip.entries.get(relation?.target ?? '')
      // Sheets of charts and dialogs hold no cells.
      if (!entry || !relation?.type.endsWith('/worksheet')) return
      const isHidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible'
      sheets.push({ name: attribute(attributes, 'name') ?? '', entry, isHidden })
    },
    close: () => undefined,
    text: () => undefined,
  })
  if (sheets.length > MOST_SHEETS) throw new FileRefused('too-many-sheets', { found: sheets.length, most: MOST_SHEETS })
  return { sheets, from1904 }
}

async function readStyles(zip: ZipArchive, entry: ZipEntry): Promise<readonly NumberStyle[]> {
  const formats = new Map<number, string>()
  const styles: NumberStyle[] = []
  let inCells = false
  await scanPart(zip, entry, {
    open(name, attributes) {
      if (name === 'numFmt') {
        formats.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      }
      if (name === 'cellXfs') inCells = true
      if (name !== 'xf' || !inCells) return
      const id = Number(attribute(attributes, 'numFmtId') ?? 0)
      styles.push(numberStyle(id, formats.get(id)))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
    text: () => undefined,
  })
  return styles
}

function entryOf(zip: ZipArchive, name: string): ZipEntry {
  const entry = zip.entries.get(name)
  if (!entry) throw new FileRefused('broken-workbook', { what: name })
  return entry
}

/** Reads one part of a workbook. @throws {FileRefused} when it is no XML that a workbook may hold */
export async function scanPart(zip: ZipArchive, entry: ZipEntry, handler: XmlHandler): Promise<void> {
  const scanner = scanXml(handler)
  let cut: Buffer = Buffer.alloc(0)
  try {
    for await (const piece of zip.read(entry)) {
      const bytes = cut.length > 0 ? Buffer.concat([cut, piece]) : piece
      const length = wholeCharacters(bytes)
      const whole = bytes.subarray(0, length)
      if (!isUtf8(whole)) throw new FileRefused('broken-workbook', { what: entry.name })
      cut = bytes.subarray(length)
      scanner.write(whole.toString('utf8'))
    }
    if (cut.length > 0) throw new FileRefused('broken-workbook', { what: entry.name })
    scanner.end()
  } catch (error) {
    throw error instanceof XmlFault ? new FileRefused(`xml-${error.fault}`, { part: entry.name }, error) : error
  }
}
