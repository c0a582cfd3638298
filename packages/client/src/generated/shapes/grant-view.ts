// Generated from the doors of the register by `npm run client`. Do not edit.
import type { HistoryView } from './history-view.ts'
import type { ScopeItemView } from './scope-item-view.ts'

export interface GrantView {
  family: string
  kind: string
  number: string
  issuer: string
  status: string
  statusSince: string
  scope: ScopeItemView[]
  except: ScopeItemView[]
  validFrom: string
  validTo: string | null
  history: HistoryView[]
  version: number
}
