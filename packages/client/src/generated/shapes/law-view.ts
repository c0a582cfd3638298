// Generated from the doors of the register by `npm run client`. Do not edit.
import type { LawArticleView } from './law-article-view.ts'
import type { NameView } from './name-view.ts'

export interface LawView {
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
  on: string
  versions: ({
    version: string
    from: string
    to: string | null
    number?: string
    evidence: 'confirmed' | 'recalled'
  })[]
  earlierUnknown: boolean
  replaces?: NameView
  articles: LawArticleView[]
  asked?: {
    article: string
    standing: string
    articles: string[]
  }
  address?: string
  note?: NameView
  gaps: ({
    what: NameView
    needed: NameView
  })[]
}
