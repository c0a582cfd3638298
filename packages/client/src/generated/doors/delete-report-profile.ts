// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'

export type DeleteReportProfileInput = {
  id: string
}

export type DeleteReportProfileAnswer = {
  id: string
}

/** Forgets a profile. */
export const deleteReportProfile: Door<DeleteReportProfileInput, DeleteReportProfileAnswer> = {
  name: 'deleteReportProfile',
  method: 'DELETE',
  path: '/api/v1/report-profiles/{id}',
  inPath: ['id'],
  body: 'none',
  takesKey: false,
}
