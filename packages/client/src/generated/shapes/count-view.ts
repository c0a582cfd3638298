// Generated from the doors of the register by `npm run client`. Do not edit.
import type { ScopeItemView } from './scope-item-view.ts'

export interface CountView {
  family: string
  scheme: ScopeItemView
  status: string
  count: number
}
