// Generated from the doors of the register by `npm run client`. Do not edit.
import type { BasisView } from './basis-view.ts'
import type { ScopeItemView } from './scope-item-view.ts'

export interface HistoryView {
  act: string
  effective: string
  recorded: string
  seq: number
  reason?: ScopeItemView
  basis: BasisView[]
}
