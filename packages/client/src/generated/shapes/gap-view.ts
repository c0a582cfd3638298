// Generated from the doors of the register by `npm run client`. Do not edit.
import type { NameView } from './name-view.ts'

export interface GapView {
  code: string
  what: NameView
  needed: NameView
  shownAt: string[]
}
