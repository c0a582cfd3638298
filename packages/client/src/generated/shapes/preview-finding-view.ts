// Generated from the doors of the register by `npm run client`. Do not edit.
export interface PreviewFindingView {
  field: string
  code: string
  severity: 'error' | 'flag'
  message: string
  fix: string
}
