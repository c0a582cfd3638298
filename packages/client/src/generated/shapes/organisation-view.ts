// Generated from the doors of the register by `npm run client`. Do not edit.
import type { CountView } from './count-view.ts'
import type { HoldingView } from './holding-view.ts'
import type { IdentifierView } from './identifier-view.ts'

export interface OrganisationView {
  name: string
  nameEn?: string
  identifiers: IdentifierView[]
  region?: string
  names: ({
    name: string
    from: string
    until: string | null
  })[]
  counts: CountView[]
  total: number
  items: HoldingView[]
  next: string | null
  asOf: {
    on: string
    known: string | null
  }
}
