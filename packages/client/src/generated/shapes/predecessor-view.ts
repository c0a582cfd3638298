// Generated from the doors of the register by `npm run client`. Do not edit.
export interface PredecessorView {
  number: string
  relation: string
  body?: string
}
