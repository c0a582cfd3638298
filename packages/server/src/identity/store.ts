import type { Tx } from '../db/database.ts'
import type { Role } from '../http/access.ts'

export interface NewKey {
  readonly hash: Buffer
  readonly party: number
  readonly person: string
  readonly role: Role
  readonly name: string
}

/** The same key given again changes nothing: the demonstration's keys are the same at every start. */
export async function insertKey(tx: Tx, key: NewKey): Promise<void> {
  await tx`
    -- identity.insertKey
    insert into api_key (hash, party_id, person, role, name)
    values (${key.hash}, ${key.party}, ${key.person}, ${key.role}, ${key.name})
    on conflict (hash) do nothing`
}
