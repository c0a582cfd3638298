// Generated from the doors of the register by `npm run client`. Do not edit.
export interface ReceiptView {
  id: string
  receipt: string
}
