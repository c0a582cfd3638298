import { holderAt, scopeAt, statusAt, statusSince, validAt, type Attestation, type Day } from '@zhengheng/core'
import type { Header } from './store.ts'

/**
 * The projection of an attestation for lists: everything that is recorded, as of the later of today and its newest act.
 * Expiry and "not yet" are comparisons with the validity and never stored, so that nothing is rewritten at midnight.
 */
export function headerOf(attestation: Attestation, today: Day): Header {
  const newest = attestation.acts.reduce((latest, act) => (act.effective > latest ? act.effective : latest), today)
  const valid = validAt(attestation, newest)
  const holder = holderAt(attestation, newest)
  const scope = scopeAt(attestation, newest)
  const status = statusAt(attestation, newest)
  if (!valid || holder === undefined || !scope || !status)
    throw new Error(`attestation ${attestation.number} was never issued`)
  return {
    holder,
    scope: scope.includes,
    validFrom: valid.from,
    validUntil: valid.until,
    status: status === 'expired' || status === 'pending' ? 'valid' : status,
    statusSince: statusSince(attestation, newest) ?? valid.from,
    version: attestation.acts.reduce((highest, act) => Math.max(highest, act.seq), -1),
  }
}
