// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { GuidanceReceiptView } from '../shapes/guidance-receipt-view.ts'

export type KeepGuidanceInput = {
  item: string
  part?: string
  on?: string
}

export type KeepGuidanceAnswer = GuidanceReceiptView

/** Keep an answer: a dated receipt, signed by the register. */
export const keepGuidance: Door<KeepGuidanceInput, KeepGuidanceAnswer> = {
  name: 'keepGuidance',
  method: 'POST',
  path: '/api/v1/guidance',
  inPath: [],
  body: 'json',
  takesKey: false,
}
