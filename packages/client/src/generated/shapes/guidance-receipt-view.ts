// Generated from the doors of the register by `npm run client`. Do not edit.
import type { GuidanceView } from './guidance-view.ts'

export interface GuidanceReceiptView {
  id: string
  madeAt: string
  item: string
  part?: string
  on: string
  guidance: GuidanceView
  receipt: string
  stillSo: {
    thatDay: boolean
    today: boolean
  }
}
