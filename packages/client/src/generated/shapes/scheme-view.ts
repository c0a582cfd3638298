// Generated from the doors of the register by `npm run client`. Do not edit.
import type { BasisView } from './basis-view.ts'
import type { ItemView } from './item-view.ts'
import type { NameView } from './name-view.ts'
import type { ScopeItemView } from './scope-item-view.ts'

export interface SchemeView {
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
  on: string
  validityYears?: {
    value: number
    evidence: 'confirmed' | 'recalled'
    source: string
  }
  surveillance?: {
    firstWithinMonths?: number
    thenEveryMonths?: number
    note?: NameView
    evidence: 'confirmed' | 'recalled'
    source: string
  }
  suspension?: {
    maxMonths: number
    onRequestMaxMonths?: number
    evidence: 'confirmed' | 'recalled'
    source: string
  }
  nationallyUnified?: {
    value: boolean
    evidence: 'confirmed' | 'recalled'
    source: string
  }
  mark?: {
    value: NameView
    evidence: 'confirmed' | 'recalled'
    source: string
  }
  reportCodes: string[]
  standards: string[]
  note?: NameView
  basis: BasisView[]
  needs: ({
    role: string
    holder: string
    family: string
    covers: string
    day: string
    basis: BasisView[]
  })[]
  items: ItemView[]
}
