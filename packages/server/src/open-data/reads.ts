import type { Day, Identifier } from '@zhengheng/core'
import type { Reader } from '../db/database.ts'
import { standings, type DayQuestion } from '../party/reads.ts'

export interface PublicRow {
  readonly id: number
  readonly number: string
  readonly family: string
  readonly kind: string
  readonly scope: readonly string[]
  readonly region: string | null
  readonly valid_from: Day
  readonly until: Day | null
  /** Null for what only core can fold. */
  readonly status: string | null
  readonly unfolded: boolean
  readonly holder: string | null
  readonly identifiers: readonly Identifier[]
  readonly issuer_id: number
  readonly issuer: string | null
}

/** The next certificates and declarations by id; a connection is held for one such piece only, however slow the reader is. */
export async function nextCertificates(
  reader: Reader,
  q: DayQuestion,
  from: { readonly beyond: number; readonly scheme: string | undefined; readonly limit: number },
): Promise<readonly PublicRow[]> {
  const scheme =
    from.scheme === undefined
      ? reader`true`
      : reader`(x.scope[1] = ${from.scheme} or x.scope[1] ^@ ${`${from.scheme}/`})`
  const piece = reader`a.id in (
    select x.id from attestation x where x.family in ('certificate', 'declaration') and x.public and x.id > ${from.beyond}
      and ${scheme} order by x.id limit ${from.limit})`
  return reader<PublicRow[]>`
    -- openData.nextCertificates
    select h.id, h.number, h.family, h.kind, h.scope, h.region, h.valid_from, h.until, h.status, h.unfolded, h.issuer_id,
           p.name as holder, i.name as issuer,
           coalesce((select jsonb_agg(jsonb_build_object('scheme', n.scheme, 'value', n.value) order by n.scheme)
                     from party_identifier n where n.party_id = p.id), '[]') as identifiers
    from (${standings(reader, q, piece, 'few')}) h
    left join party p on p.id = h.holder_id left join party i on i.id = h.issuer_id
    order by h.id`
}

/** The approvals on the register, by number, with the organisations that hold them. */
export async function listApprovals(
  reader: Reader,
): Promise<readonly { readonly number: string; readonly holder_id: number }[]> {
  return reader<{ number: string; holder_id: number }[]>`
    -- openData.approvals
    select a.number, a.holder_id from attestation a where a.family = 'approval' and a.public order by a.number limit 20000`
}
