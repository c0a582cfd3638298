// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { GuidanceReceiptView } from '../shapes/guidance-receipt-view.ts'

export type LookUpGuidanceInput = {
  id: string
}

export type LookUpGuidanceAnswer = GuidanceReceiptView

/** A kept answer, for good, and whether it still is the answer. */
export const lookUpGuidance: Door<LookUpGuidanceInput, LookUpGuidanceAnswer> = {
  name: 'lookUpGuidance',
  method: 'GET',
  path: '/api/v1/guidance/{id}',
  inPath: ['id'],
  body: 'none',
  takesKey: false,
}
