// Generated from the doors of the register by `npm run client`. Do not edit.
import type { PreviewTableView } from './preview-table-view.ts'

export interface PreviewView {
  id: string
  format: 'csv' | 'ndjson' | 'xlsx'
  encoding?: string
  profile?: {
    id: string
    name: string
  }
  tables: PreviewTableView[]
}
