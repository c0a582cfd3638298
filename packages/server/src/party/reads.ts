import type { Identifier, Party, PartyKind } from '@zhengheng/core'
import type { Reader } from '../db/database.ts'

interface Row {
  id: number
  kind: PartyKind
  name: string
  name_en: string | null
  region: string | null
  identifiers: Identifier[]
}

/** Organisations by id. Natural persons are not among them: row-level security shows them to authorities alone. */
export async function readParties(reader: Reader, ids: readonly number[]): Promise<readonly Party[]> {
  const rows = await reader<Row[]>`
    -- party.byId
    select p.id, p.kind, p.name, p.name_en, p.region,
           coalesce((select jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value) order by i.scheme)
                     from party_identifier i where i.party_id = p.id), '[]') as identifiers
    from party p where p.id = any(${ids as number[]})`
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    name: row.name,
    ...(row.name_en !== null && { nameEn: row.name_en }),
    ...(row.region !== null && { region: row.region }),
    identifiers: row.identifiers,
  }))
}

export async function findPartyByIdentifier(reader: Reader, identifier: Identifier): Promise<number | undefined> {
  const rows = await reader<{ party_id: number }[]>`
    -- party.byIdentifier
    select i.party_id from party_identifier i where i.scheme = ${identifier.scheme} and i.value = ${identifier.value}`
  return rows[0]?.party_id
}
