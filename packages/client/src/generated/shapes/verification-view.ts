// Generated from the doors of the register by `npm run client`. Do not edit.
import type { CheckedView } from './checked-view.ts'

export interface VerificationView {
  issuer: string
  asOf: {
    on: string
    known: string | null
    at: string
  }
  counts: Record<string, number>
  items: CheckedView[]
  signature: string
}
