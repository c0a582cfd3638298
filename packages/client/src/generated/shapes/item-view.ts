// Generated from the doors of the register by `npm run client`. Do not edit.
import type { NameView } from './name-view.ts'

export interface ItemView {
  code: string
  name: NameView
  membership: 'out' | 'accepted' | 'mandatory'
  during: ({
    from: string
    until?: string
    mandatoryFrom?: string
    atEarliest?: boolean
  })[]
  listed?: {
    edition: string
    kind: string
    category?: {
      number: number
      name: NameView
    }
  }
  procedures: ({
    code: string
    name: NameView
    only?: NameView
    from: string
    until?: string
    closedFrom?: string
    evidence: 'confirmed' | 'recalled'
    source: string
  })[]
  standards: string[]
  standardsEvidence?: 'confirmed' | 'recalled'
  rule?: {
    value: string
    evidence: 'confirmed' | 'recalled'
    source: string
  }
  note?: NameView
  evidence: 'confirmed' | 'recalled'
  source: string
}
