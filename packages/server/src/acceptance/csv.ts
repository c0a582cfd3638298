import type { VerificationView } from '@zhengheng/core'
import { BYTE_ORDER_MARK, csvLine } from '../open-data/csv.ts'

const HEAD = [
  'asked',
  'verdict',
  'number',
  'family',
  'status',
  'status_since',
  'standing',
  'basis_at_issue',
  'reasons',
  'holder',
  'issuer',
  'scheme',
  'valid_from',
  'valid_to',
  'on',
  'known',
  'checked_at',
]

/** The result as a table, each row with the day it is about, in the order in which it was asked. */
export function resultCsv(view: VerificationView): string {
  const { on, known, at } = view.asOf
  const lines = view.items.map((one) =>
    csvLine([
      one.asked,
      one.verdict,
      one.number,
      one.family,
      one.status,
      one.statusSince,
      one.standing,
      one.basisAtIssue,
      one.reasons?.join(' '),
      one.holder,
      one.issuer,
      one.scheme,
      one.validFrom,
      one.validTo,
      on,
      known,
      at,
    ]),
  )
  return BYTE_ORDER_MARK + csvLine(HEAD) + lines.join('')
}
