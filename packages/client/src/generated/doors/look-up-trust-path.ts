// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { TrustPathView } from '../shapes/trust-path-view.ts'

export type LookUpTrustPathInput = {
  number: string
  on?: string
  known?: string
}

export type LookUpTrustPathAnswer = TrustPathView

/** Why the certificate may be trusted: standing on a day and basis at issue, link by link. */
export const lookUpTrustPath: Door<LookUpTrustPathInput, LookUpTrustPathAnswer> = {
  name: 'lookUpTrustPath',
  method: 'GET',
  path: '/api/v1/certificates/{number}/trust-path',
  inPath: ['number'],
  body: 'none',
  takesKey: false,
}
