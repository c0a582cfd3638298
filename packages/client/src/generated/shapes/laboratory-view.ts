// Generated from the doors of the register by `npm run client`. Do not edit.
import type { GrantView } from './grant-view.ts'
import type { IdentifierView } from './identifier-view.ts'

export interface LaboratoryView {
  number: string
  name: string
  nameEn?: string
  identifiers: IdentifierView[]
  region?: string
  grants: GrantView[]
  asOf: {
    on: string
    known: string | null
  }
}
