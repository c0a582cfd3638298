/** A file with the given rows; every row has the columns of the first. */
export function csv(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return [columns.join(','), ...rows.map((row) => columns.map((column) => row[column] ?? '').join(','))].join('\r\n')
}

/** A row that issues a certificate without anything to remark on. */
export function issued(number: string, changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    act: 'issue',
    number,
    effective: '2026-06-01',
    holderName: 'Firm One',
    holderId: '1001',
    item: 's/1',
    standards: 'S-1',
    validFrom: '2026-06-01',
    validTo: '2031-05-31',
    reason: '',
    ...changes,
  }
}

/** A row that does something to a certificate. */
export function done(
  act: string,
  number: string,
  effective: string,
  changes: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return { act, number, effective, reason: act === 'restore' ? '' : '01', ...changes }
}
