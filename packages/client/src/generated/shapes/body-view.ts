// Generated from the doors of the register by `npm run client`. Do not edit.
import type { CountView } from './count-view.ts'
import type { GrantView } from './grant-view.ts'

export interface BodyView {
  approvalNumber: string
  name: string
  nameEn?: string
  grants: GrantView[]
  counts: CountView[]
  total: number
  asOf: {
    on: string
    known: string | null
  }
}
