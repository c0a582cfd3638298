import { renameSync, rmSync } from 'node:fs'
import { gatherSharedStrings, type SharedStrings } from './shared-strings.ts'
import { sheetHandler } from './sheet-rows.ts'
import { writeTable, type Section } from './table-writing.ts'
import { readWorkbook, scanPart, type Workbook } from './workbook-parts.ts'
import { openZip, type ZipArchive, type ZipEntry } from './zip-reading.ts'

/** What is said of a workbook as a whole, beside its rows. */
export type WorkbookNote = 'macros-ignored' | 'external-links' | 'hidden-sheets'

export interface UnfoldedWorkbook {
  readonly sections: readonly Section[]
  readonly notes: readonly { readonly code: WorkbookNote; readonly names: readonly string[] }[]
}

/** Where the rows of a workbook lie once they were taken out of it. */
export function tableOf(file: string): string {
  return `${file}.table`
}

/**
 * Takes the rows of all sheets that can be seen out of a workbook and writes them to the table file beside it. Macros are
 * never run nor read; of a formula the value is taken that was computed last. Holds a piece of the file at a time.
 * @throws {FileRefused} when it cannot be read; nothing is left beside it then
 */
export async function unfoldWorkbook(file: string): Promise<UnfoldedWorkbook> {
  const zip = openZip(file)
  const part = `${file}.part`
  try {
    const workbook = await readWorkbook(zip)
    const sections = await writeSheets(zip, workbook, file, part)
    renameSync(part, tableOf(file))
    return { sections, notes: notesOf(workbook) }
  } finally {
    zip.close()
    rmSync(part, { force: true })
  }
}

async function writeSheets(
  zip: ZipArchive,
  workbook: Workbook,
  file: string,
  part: string,
): Promise<readonly Section[]> {
  const strings = workbook.strings && (await readStrings(zip, workbook.strings, `${file}.strings`))
  const table = writeTable(part)
  try {
    const context = { strings, styles: workbook.styles, from1904: workbook.from1904 }
    for (const { name, entry } of workbook.sheets.filter((sheet) => !sheet.isHidden)) {
      table.begin(name)
      await scanPart(
        zip,
        entry,
        sheetHandler(context, (row) => table.add(row)),
      )
    }
    return table.sections()
  } finally {
    table.close()
    strings?.close()
  }
}

async function readStrings(zip: ZipArchive, entry: ZipEntry, file: string): Promise<SharedStrings> {
  const gathered = gatherSharedStrings(file)
  try {
    await scanPart(zip, entry, gathered.handler)
    return gathered.built()
  } catch (error) {
    gathered.discard()
    throw error
  }
}

function notesOf({ sheets, hasMacros, hasExternalLinks }: Workbook): UnfoldedWorkbook['notes'] {
  const hidden = sheets.filter((sheet) => sheet.isHidden).map((sheet) => sheet.name)
  return [
    ...(hasMacros ? [{ code: 'macros-ignored' as const, names: [] }] : []),
    ...(hasExternalLinks ? [{ code: 'external-links' as const, names: [] }] : []),
    ...(hidden.length > 0 ? [{ code: 'hidden-sheets' as const, names: hidden }] : []),
  ]
}
