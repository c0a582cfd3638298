// Generated from the doors of the register by `npm run client`. Do not edit.
import type { FoundView } from './found-view.ts'

export interface HintView {
  code: string
  params: Record<string, string>
  near: FoundView[]
}
