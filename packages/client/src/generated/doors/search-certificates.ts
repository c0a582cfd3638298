// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { CertificateRowView } from '../shapes/certificate-row-view.ts'
import type { TotalView } from '../shapes/total-view.ts'

export type SearchCertificatesInput = {
  q?: string
  status?: string
  scheme?: string
  region?: string
  issuer?: string
  holder?: string
  validOn?: string
  sort?: 'newest' | 'oldest'
  cursor?: string
  limit?: string
}

export type SearchCertificatesAnswer = {
  items: CertificateRowView[]
  next: string | null
  total: TotalView
  facets: {
    status: Record<string, number>
  }
}

/** Certificates by number, holder and filters, newest first unless asked otherwise. */
export const searchCertificates: Door<SearchCertificatesInput, SearchCertificatesAnswer> = {
  name: 'searchCertificates',
  method: 'GET',
  path: '/api/v1/certificates',
  inPath: [],
  body: 'none',
  takesKey: false,
}
