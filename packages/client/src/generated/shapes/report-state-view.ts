// Generated from the doors of the register by `npm run client`. Do not edit.
import type { CountsView } from './counts-view.ts'

export interface ReportStateView {
  id: string
  state: 'queued' | 'reading' | 'checked' | 'committed' | 'failed'
  dryRun: boolean
  counts: CountsView
  failure?: string
  fileName?: string
  receivedAt: string
  startedAt: string | null
  finishedAt: string | null
  receipt: string
  uploadKeptUntil?: string
}
