// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'

export type ListFindingsInput = {
  id: string
  format?: 'ndjson' | 'csv' | 'xlsx'
  lang?: 'zh' | 'en'
}

export type ListFindingsAnswer = string

/** What is wrong or doubtful in a report: line, field, code, severity, message, value, fix. */
export const listFindings: Door<ListFindingsInput, ListFindingsAnswer> = {
  name: 'listFindings',
  method: 'GET',
  path: '/api/v1/reports/{id}/findings',
  inPath: ['id'],
  body: 'none',
  takesKey: false,
}
