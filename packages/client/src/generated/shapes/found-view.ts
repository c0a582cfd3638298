// Generated from the doors of the register by `npm run client`. Do not edit.
import type { IdentifierView } from './identifier-view.ts'
import type { NameView } from './name-view.ts'
import type { WhyView } from './why-view.ts'

export interface FoundView {
  kind: string
  name: NameView
  path?: string
  number?: string
  family?: string
  status?: string
  validTo?: string | null
  scheme?: NameView
  issuer?: string
  region?: string
  identifiers?: IdentifierView[]
  why?: WhyView
}
