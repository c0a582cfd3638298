// Generated from the doors of the register by `npm run client`. Do not edit.
import type { GrantView } from './grant-view.ts'

export interface PersonView {
  number: string
  name: string | null
  registrations: GrantView[]
  asOf: {
    on: string
    known: string | null
  }
}
