import { Readable } from 'node:stream'

const HEADER = 'act,number,effective,holderName,holderId,item,standards,validFrom,validTo,reason,note'

/** A row as it should be; tests put something hostile in the place of one of its values. */
export function hostileRow(changes: Readonly<Record<string, string>> = {}): string {
  const row: Record<string, string> = {
    act: 'issue',
    number: 'H-1',
    effective: '2026-06-01',
    holderName: 'Firm',
    holderId: '1',
    item: 's/1',
    standards: 'S',
    validFrom: '2026-06-01',
    validTo: '2031-05-31',
    reason: '',
    note: '',
    ...changes,
  }
  return HEADER.split(',')
    .map((column) => row[column] ?? '')
    .join(',')
}

export function hostileFile(...rows: readonly string[]): string {
  return [HEADER, ...rows].join('\r\n')
}

/** What a spreadsheet would take for formulas. */
export const FORMULAS = ['=HYPERLINK("http://x","y")', '+1+1', '-2+3', '@SUM(1)', '\tcmd'] as const

/** 编号,动作 and a row 证书: GB18030, as bytes, because Node only decodes it. */
export const GB18030_HEADING = Buffer.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xb6, 0xaf, 0xd7, 0xf7])
/** 暂停 */
export const GB18030_SUSPEND = Buffer.from([0xd4, 0xdd, 0xcd, 0xa3])

/** Bytes without end, as many as are taken, none of them kept: `given.bytes` says how many that were. */
export function bytesWithoutEnd(most: number): { readonly body: Readable; readonly given: { bytes: number } } {
  const piece = Buffer.from(`${HEADER}\r\n${`${hostileRow()}\r\n`.repeat(500)}`)
  const given = { bytes: 0 }
  const body = new Readable({
    read() {
      given.bytes += piece.length
      this.push(given.bytes > most ? null : piece)
    },
  })
  return { body, given }
}
