// Generated from the doors of the register by `npm run client`. Do not edit.
import type { BasisView } from './basis-view.ts'
import type { MovedView } from './moved-view.ts'
import type { NameView } from './name-view.ts'
import type { ScopeItemView } from './scope-item-view.ts'

export interface FileView {
  number: string
  procedure: string
  procedureVersion: number
  name: NameView
  state: ScopeItemView
  about: string | null
  content: Record<string, unknown>
  log: ({
    act: string
    name: NameView
    on: string
    by: string
    basis: BasisView[]
  })[]
  acts: ({
    act: string
    name: NameView
    by: string
    open: boolean
    why?: string
  })[]
  clocks: ({
    clock: string
    name: NameView
    state: string
    due: string | null
    promised: string | null
    provisional: boolean
  })[]
  moved: MovedView[]
  version: number
}
