// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { VerificationView } from '../shapes/verification-view.ts'

export type VerifyNumbersInput = {
  numbers: string[]
  on?: string
  known?: string
}

export type VerifyNumbersAnswer = VerificationView

/** Check up to 10,000 certificate numbers for one day, with a signed result. */
export const verifyNumbers: Door<VerifyNumbersInput, VerifyNumbersAnswer> = {
  name: 'verifyNumbers',
  method: 'POST',
  path: '/api/v1/verifications',
  inPath: [],
  body: 'json',
  takesKey: false,
}
