// Generated from the doors of the register by `npm run client`. Do not edit.
import type { PartyView } from './party-view.ts'
import type { ScopeItemView } from './scope-item-view.ts'

export interface CertificateRowView {
  number: string
  family: string
  status: string
  holder: PartyView
  issuer: {
    name: string
  }
  scheme: ScopeItemView
  scope: string[]
  validFrom: string
  validTo: string | null
}
