export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/**
 * Media types under which reports are taken. What a file is stands in its bytes: browsers call CSV files Excel, and many
 * programs call everything a stream of bytes.
 */
export const REPORT_TYPES: readonly string[] = [
  'text/csv',
  'application/csv',
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  XLSX,
  'application/vnd.ms-excel.sheet.macroenabled.12',
  'application/vnd.ms-excel',
  'application/octet-stream',
]

/** Of the answers. */
export const MEDIA_TYPES = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: XLSX,
} as const
