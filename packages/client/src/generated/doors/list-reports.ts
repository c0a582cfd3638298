// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { ReportStateView } from '../shapes/report-state-view.ts'

export type ListReportsInput = {
  before?: string
  limit?: string
}

export type ListReportsAnswer = {
  items: ReportStateView[]
  next: string | null
}

/** The reports of the caller, newest first. */
export const listReports: Door<ListReportsInput, ListReportsAnswer> = {
  name: 'listReports',
  method: 'GET',
  path: '/api/v1/reports',
  inPath: [],
  body: 'none',
  takesKey: false,
}
