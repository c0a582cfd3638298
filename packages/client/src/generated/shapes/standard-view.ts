// Generated from the doors of the register by `npm run client`. Do not edit.
import type { NameView } from './name-view.ts'

export interface StandardView {
  number: string
  name?: NameView
  editions: ({
    number: string
    from?: string
    until?: string
    adopts?: {
      number: string
      degree?: string
    }
    note?: NameView
    evidence: 'confirmed' | 'recalled'
    source: string
  })[]
  evidence: 'confirmed' | 'recalled'
  source: string
  usedBy: ({
    scheme: string
    code: string
    name: NameView
    as: string
  })[]
}
