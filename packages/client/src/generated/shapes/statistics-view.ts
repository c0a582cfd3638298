// Generated from the doors of the register by `npm run client`. Do not edit.
import type { NameView } from './name-view.ts'

export interface StatisticsView {
  on: string
  countedAt: string
  total: number
  cells: ({
    family: string
    region: string | null
    scheme: string
    status: string
    count: number
  })[]
  regions: Record<string, NameView>
  schemes: Record<string, NameView>
}
