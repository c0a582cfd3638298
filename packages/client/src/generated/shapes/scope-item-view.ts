// Generated from the doors of the register by `npm run client`. Do not edit.
import type { NameView } from './name-view.ts'

export interface ScopeItemView {
  code: string
  name: NameView
}
