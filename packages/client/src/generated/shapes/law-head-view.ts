// Generated from the doors of the register by `npm run client`. Do not edit.
import type { NameView } from './name-view.ts'

export interface LawHeadView {
  id: string
  name: NameView
  level: string
  number?: string
  issuer?: string
  state: 'in-force' | 'not-yet' | 'ended' | 'no-days'
  version?: {
    version: string
    from: string
    to: string | null
    number?: string
    evidence: 'confirmed' | 'recalled'
  }
  replacedBy?: string
  evidence: 'confirmed' | 'recalled'
  source: string
}
