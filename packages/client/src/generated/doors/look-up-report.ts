// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { ReportStateView } from '../shapes/report-state-view.ts'

export type LookUpReportInput = {
  id: string
}

export type LookUpReportAnswer = ReportStateView

/** How far a report is. */
export const lookUpReport: Door<LookUpReportInput, LookUpReportAnswer> = {
  name: 'lookUpReport',
  method: 'GET',
  path: '/api/v1/reports/{id}',
  inPath: ['id'],
  body: 'none',
  takesKey: false,
}
