// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { ReportProfileView } from '../shapes/report-profile-view.ts'

export type ListReportProfilesInput = Record<string, never>

export type ListReportProfilesAnswer = {
  items: ReportProfileView[]
}

/** What the caller said its own headings mean; nobody else sees it. */
export const listReportProfiles: Door<ListReportProfilesInput, ListReportProfilesAnswer> = {
  name: 'listReportProfiles',
  method: 'GET',
  path: '/api/v1/report-profiles',
  inPath: [],
  body: 'none',
  takesKey: false,
}
