// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { ReceiptView } from '../shapes/receipt-view.ts'

export type SendReportInput = {
  dryRun?: 'true' | 'false' | ''
}

export type SendReportAnswer = ReceiptView

/** A body reports certificates and what happened to them; the receipt is durable, the effect follows. */
export const sendReport: Door<SendReportInput, SendReportAnswer> = {
  name: 'sendReport',
  method: 'POST',
  path: '/api/v1/reports',
  inPath: [],
  body: 'file',
  takesKey: true,
}
