// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'

export type SaveReportProfileInput = {
  name: string
  headings: string[]
  columns: Record<string, string | null>
}

export type SaveReportProfileAnswer = {
  id: string
}

/** Says what headings mean; applied to every later file with the same headings. The same name is changed. */
export const saveReportProfile: Door<SaveReportProfileInput, SaveReportProfileAnswer> = {
  name: 'saveReportProfile',
  method: 'POST',
  path: '/api/v1/report-profiles',
  inPath: [],
  body: 'json',
  takesKey: false,
}
