import type { Identifier, PartyKind } from '@zhengheng/core'
import type { Tx } from '../db/database.ts'

export interface NewParty {
  readonly kind: PartyKind
  readonly name: string
  readonly nameEn?: string
  readonly region?: string
  readonly identifiers: readonly Identifier[]
}

/** Adds a party with its identifiers; an identifier that is already somebody's is refused by its key. */
export async function addParty(tx: Tx, party: NewParty): Promise<number> {
  const rows = await tx<{ id: number }[]>`
    -- party.add
    insert into party (kind, name, name_en, region)
    values (${party.kind}, ${party.name}, ${party.nameEn ?? null}, ${party.region ?? null}) returning id`
  const id = rows[0]?.id
  if (id === undefined) throw new Error('party.add answered no row')
  for (const identifier of party.identifiers) {
    await tx`
      -- party.addIdentifier
      insert into party_identifier (scheme, value, party_id) values (${identifier.scheme}, ${identifier.value}, ${id})`
  }
  return id
}
