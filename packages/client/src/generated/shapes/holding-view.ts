// Generated from the doors of the register by `npm run client`. Do not edit.
import type { ScopeItemView } from './scope-item-view.ts'

export interface HoldingView {
  number: string
  family: string
  kind: string
  status: string
  statusSince: string
  roles: string[]
  scheme: ScopeItemView
  product?: string
  issuer: string
  validFrom: string
  validTo: string | null
}
