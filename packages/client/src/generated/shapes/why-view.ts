// Generated from the doors of the register by `npm run client`. Do not edit.
export interface WhyView {
  field: string
  text: string
  former?: boolean
}
