// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { TicketView } from '../shapes/ticket-view.ts'

export type ReportProblemInput = {
  number: string
  text: string
  contact?: string
}

export type ReportProblemAnswer = TicketView

/** Report a problem with a certificate; answers a number and the day by which it must be looked into. */
export const reportProblem: Door<ReportProblemInput, ReportProblemAnswer> = {
  name: 'reportProblem',
  method: 'POST',
  path: '/api/v1/certificates/{number}/problem-reports',
  inPath: ['number'],
  body: 'json',
  takesKey: false,
}
