// Generated from the doors of the register by `npm run client`. Do not edit.
import type { HistoryView } from './history-view.ts'
import type { IdentifierView } from './identifier-view.ts'
import type { PartyView } from './party-view.ts'
import type { PredecessorView } from './predecessor-view.ts'
import type { ScopeItemView } from './scope-item-view.ts'

export interface CertificateView {
  number: string
  family: string
  kind: string
  status: string
  statusSince: string
  holder: PartyView
  issuer: {
    name: string
    nameEn?: string
    approvalNumber: string | null
  }
  scheme: ScopeItemView
  scope: ScopeItemView[]
  standards: string[]
  product?: string
  models: string[]
  manufacturer?: string
  factory?: string
  factoryAddress?: string
  manufacturerId?: IdentifierView
  factoryId?: IdentifierView
  sites: string[]
  scopeText?: string
  main?: string
  procedure?: ScopeItemView
  mode?: string
  accreditation?: {
    number?: string
    mark?: string
  }
  holderFormerName?: string
  firstIssued?: string
  validFrom: string
  validTo: string | null
  predecessor?: PredecessorView
  history: HistoryView[]
  origin: {
    type: string
    id: string
  }
  version: number
  asOf: {
    on: string
    known: string | null
    at: string
  }
}
