// Generated from the doors of the register by `npm run client`. Do not edit.
import type { NameView } from './name-view.ts'

export interface BasisView {
  instrument: string
  article: string
  title: NameView
  version?: string
  evidence: 'confirmed' | 'recalled'
}
