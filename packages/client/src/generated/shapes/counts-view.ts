// Generated from the doors of the register by `npm run client`. Do not edit.
export interface CountsView {
  read: number
  accepted: number
  rejected: number
  duplicate: number
  flagged: number
}
