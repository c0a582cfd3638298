// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { CertificateView } from '../shapes/certificate-view.ts'

export type LookUpCertificateInput = {
  number: string
  on?: string
  known?: string
}

export type LookUpCertificateAnswer = CertificateView

/** A certificate as it was on a day, as known on a day. */
export const lookUpCertificate: Door<LookUpCertificateInput, LookUpCertificateAnswer> = {
  name: 'lookUpCertificate',
  method: 'GET',
  path: '/api/v1/certificates/{number}',
  inPath: ['number'],
  body: 'none',
  takesKey: false,
}
