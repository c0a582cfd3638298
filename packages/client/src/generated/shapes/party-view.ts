// Generated from the doors of the register by `npm run client`. Do not edit.
import type { IdentifierView } from './identifier-view.ts'

export interface PartyView {
  name: string
  nameEn?: string
  identifiers: IdentifierView[]
  region?: string
}
