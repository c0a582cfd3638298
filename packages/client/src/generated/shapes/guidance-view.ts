// Generated from the doors of the register by `npm run client`. Do not edit.
import type { BasisView } from './basis-view.ts'
import type { NameView } from './name-view.ts'
import type { ScopeItemView } from './scope-item-view.ts'

export interface GuidanceView {
  scheme: ScopeItemView
  item: ScopeItemView
  on: string
  membership: 'out' | 'accepted' | 'mandatory'
  acceptedFrom?: string
  mandatoryFrom?: string
  until?: string
  parts: NameView[]
  procedures: ({
    code: string
    name: NameView
    leadsTo: string
    closedFrom?: string
    until?: string
    evidence: 'confirmed' | 'recalled'
    source: string
  })[]
  rule?: {
    value: string
    evidence: 'confirmed' | 'recalled'
    source: string
  }
  standards: string[]
  standardsEvidence?: 'confirmed' | 'recalled'
  changesOn?: string
  basis: BasisView[]
  note?: NameView
  evidence: 'confirmed' | 'recalled'
  source: string
  bodies: ({
    number: string
    name: string
    nameEn?: string
  })[]
  bodyCount: number | null
  laboratories: ({
    number: string
    name: string
    nameEn?: string
  })[]
  laboratoryCount: number | null
}
