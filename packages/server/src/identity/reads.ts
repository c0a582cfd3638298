import type { Reader } from '../db/database.ts'
import type { Caller, Role } from '../http/access.ts'

/** Who a key stands for; undefined when it is unknown, expired or ended. Needs the capacity `system`. */
export async function findCaller(reader: Reader, hash: Buffer): Promise<Caller | undefined> {
  const rows = await reader<{ party_id: number; person: string; role: Role }[]>`
    -- identity.findCaller
    select k.party_id, k.person, k.role from api_key k
    where k.hash = ${hash} and k.ended is null and (k.expires is null or k.expires > clock_timestamp())`
  const row = rows[0]
  return row && { party: row.party_id, person: row.person, role: row.role }
}
