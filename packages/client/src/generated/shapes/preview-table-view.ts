// Generated from the doors of the register by `npm run client`. Do not edit.
import type { HeadingView } from './heading-view.ts'
import type { PreviewFindingView } from './preview-finding-view.ts'

export interface PreviewTableView {
  sheet: string
  headingLine: number
  isRead: boolean
  missing: string[]
  template?: string
  headings: HeadingView[]
  rows: ({
    line: number
    cells: string[]
    understood?: Record<string, string>
    findings: PreviewFindingView[]
  })[]
}
