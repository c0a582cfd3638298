import { ACCOUNTS, BODIES } from '@zhengheng/demo'
import type { Tx } from '../db/database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import type { Role } from '../http/access.ts'
import { derivedKey, hashKey } from '../identity/api-keys.ts'
import { insertKey } from '../identity/store.ts'
import { findPartyByIdentifier } from '../party/reads.ts'
import type { Services } from '../services.ts'

/** An API key of the demonstration: it follows from the secret of the register, and is printed at every start. */
export interface DemoKey {
  readonly name: string
  readonly role: Role
  /** Whom it acts for. */
  readonly organisation: string
  readonly key: string
}

/** Makes sure that the demonstration's keys are known and answers them. In production there are none. */
export async function demoAccounts(services: Services): Promise<readonly DemoKey[]> {
  if (services.config.production) return []
  return transact(services.db, SYSTEM, async (tx) => {
    const keys: DemoKey[] = []
    for (const { name, role, body, person } of ACCOUNTS) {
      const party = await findOrganisation(tx, services, body)
      if (!party) continue
      const key = derivedKey(services.keys.secret, name)
      await insertKey(tx, { hash: hashKey(key), party: party.id, person, role, name })
      keys.push({ name, role, organisation: party.name, key })
    }
    return keys
  })
}

/** A body of the demonstration, or else the authority that approves bodies. */
async function findOrganisation(
  tx: Tx,
  services: Services,
  key: string | undefined,
): Promise<{ readonly id: number; readonly name: string } | undefined> {
  const { pack } = services
  const body = BODIES.find((known) => known.key === key)
  const root = pack.roots.find((known) => known.families.includes('approval'))
  const identifier = body ? { scheme: pack.reports.holderScheme, value: body.code } : root?.party
  const id = identifier && (await findPartyByIdentifier(tx, identifier))
  const name = body?.name.zh ?? root?.name.zh
  return id === undefined || name === undefined ? undefined : { id, name }
}
