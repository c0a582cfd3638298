// Generated from the doors of the register by `npm run client`. Do not edit.
export interface NameView {
  zh: string
  en: string
}
