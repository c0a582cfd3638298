// Generated from the doors of the register by `npm run client`. Do not edit.
import type { BasisView } from './basis-view.ts'
import type { ScopeItemView } from './scope-item-view.ts'

export interface Step {
  role: string
  family?: string
  kind?: string
  number?: string
  holder?: string
  holderEn?: string
  issuer?: string
  scopeItem?: ScopeItemView
  day: string | null
  status?: string
  validFrom?: string
  validTo?: string | null
  basis: BasisView[]
  evidence: {
    acts: number[]
  }
  missing?: string
  above: Step[]
}

export interface TrustPathView {
  number: string
  on: string
  known: string | null
  standing: {
    verdict: string
    status: string
    reasons: string[]
  }
  basisAtIssue: {
    verdict: string
    day: string
    reasons: string[]
  }
  verdict: string
  steps: Step[]
}
