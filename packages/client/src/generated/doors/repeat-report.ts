// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { ReceiptView } from '../shapes/receipt-view.ts'

export type RepeatReportInput = {
  id: string
  dryRun?: boolean
}

export type RepeatReportAnswer = ReceiptView

/** Reports the upload of a report once more, without sending it again: what was tried is now meant. */
export const repeatReport: Door<RepeatReportInput, RepeatReportAnswer> = {
  name: 'repeatReport',
  method: 'POST',
  path: '/api/v1/reports/{id}/repeats',
  inPath: ['id'],
  body: 'json',
  takesKey: false,
}
