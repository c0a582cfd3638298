// Generated from the doors of the register by `npm run client`. Do not edit.
import type { BasisView } from './basis-view.ts'
import type { MovedView } from './moved-view.ts'
import type { NameView } from './name-view.ts'
import type { ScopeItemView } from './scope-item-view.ts'

export interface TicketView {
  number: string
  followKey?: string
  state: ScopeItemView
  opened: string
  due: string | null
  provisional: boolean
  clockName?: NameView
  basis?: BasisView[]
  moved?: MovedView[]
}
