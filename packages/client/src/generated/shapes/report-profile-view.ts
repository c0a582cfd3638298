// Generated from the doors of the register by `npm run client`. Do not edit.
export interface ReportProfileView {
  id: string
  name: string
  headings: string[]
  columns: Record<string, string | null>
  changedAt: string
}
