// Generated from the doors of the register by `npm run client`. Do not edit.
export interface CheckedView {
  asked: string
  verdict: string
  number?: string
  family?: string
  holder?: string
  issuer?: string
  scheme?: string
  status?: string
  statusSince?: string
  validFrom?: string
  validTo?: string | null
  standing?: string
  basisAtIssue?: string
  reasons?: string[]
}
