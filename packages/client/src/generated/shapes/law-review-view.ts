// Generated from the doors of the register by `npm run client`. Do not edit.
import type { NameView } from './name-view.ts'

export interface LawReviewView {
  on: string
  looked: number
  obsolete: ({
    kind: string
    of: string
    name: NameView
    part?: string
    partName?: NameView
    basis: {
      instrument: string
      article: string
      numbering?: string
      on: string
      title: NameView
    }
    standing: string
    articles: string[]
    successor?: {
      id: string
      name: NameView
    }
  })[]
  unjudged: ({
    kind: string
    of: string
    name: NameView
    part?: string
    partName?: NameView
    basis: {
      instrument: string
      article: string
      numbering?: string
      on: string
      title: NameView
    }
    standing: string
    articles: string[]
    successor?: {
      id: string
      name: NameView
    }
  })[]
}
