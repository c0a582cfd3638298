// Generated from the doors of the register by `npm run client`. Do not edit.
import type { GapView } from './gap-view.ts'
import type { NameView } from './name-view.ts'

export interface PackView {
  code: string
  version: string
  name: NameView
  digest: string
  counts: Record<string, number>
  evidence: ({
    part: string
    confirmed: number
    recalled: number
  })[]
  calendar: {
    publishedUntil: string
    years: ({
      year: number
      origin: 'pack' | 'loaded'
      workingDays: number
      source?: string
      published?: string
      seq?: number
    })[]
  }
  gaps: GapView[]
  history: ({
    code: string
    version: string
    digest: string
    recordedAt: string
    seq: number
  })[]
}
