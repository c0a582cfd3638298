// Generated from the doors of the register by `npm run client`. Do not edit.
import type { NameView } from './name-view.ts'

export interface LawArticleView {
  article: string
  uses: ({
    use?: NameView
    evidence: 'confirmed' | 'recalled'
    elsewhere: ({
      article: string
      from: string | null
      to: string | null
    })[]
  })[]
  reliedOnBy: ({
    kind: string
    of: string
    name: NameView
    part?: string
    partName?: NameView
  })[]
}
