import { REPORT_COLUMNS, type ReportColumn } from '../report.ts'

/** Columns that a template of this shape has under the same meaning as our own format. */
const SHARED: ReadonlySet<ReportColumn> = new Set<ReportColumn>([
  'number',
  'holderName',
  'holderFormerName',
  'holderId',
  'scheme',
  'item',
  'standards',
  'sites',
  'main',
  'activity',
  'auditFrom',
  'auditTo',
  'validFrom',
  'validTo',
  'predecessor',
  'predecessorBody',
  'accreditationMark',
])

/** How a body would write the issue of a certificate in the template: the other way round than it is read. */
export function inTemplate(own: Readonly<Partial<Record<ReportColumn, string>>>): Record<string, string> {
  const cells: Record<string, string> = { status: '01', reportType: own.predecessor === undefined ? '01' : '02' }
  for (const column of REPORT_COLUMNS) {
    const text = own[column]
    if (text !== undefined && SHARED.has(column)) cells[column] = text
  }
  if (own.main !== undefined) cells['isSub'] = '1'
  if (own.relation === 'transferred') cells['replaceReason'] = '0103'
  return cells
}
