// Generated from the doors of the register by `npm run client`. Do not edit.
export interface IdentifierView {
  scheme: string
  value: string
}
