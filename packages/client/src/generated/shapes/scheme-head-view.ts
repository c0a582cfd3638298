// Generated from the doors of the register by `npm run client`. Do not edit.
import type { NameView } from './name-view.ts'
import type { ScopeItemView } from './scope-item-view.ts'

export interface SchemeHeadView {
  code: string
  name: NameView
  category: string
  field?: ScopeItemView
  certificateKind: string
  count: {
    categories: number
    kinds: number
    items: number
  }
  evidence: 'confirmed' | 'recalled'
  source: string
}
