// Generated from the doors of the register by `npm run client`. Do not edit.
import type { FoundView } from './found-view.ts'
import type { TotalView } from './total-view.ts'

export interface GroupView {
  kind: string
  items: FoundView[]
  total: TotalView
  next: string | null
}
