import type { Pack } from '@zhengheng/core'
import { ACCOUNTS, BODIES, type DemoAccount } from '@zhengheng/demo'
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

/** The demonstration's keys, whether or not the register knows them. */
export function listDemoKeys(pack: Pack, secret: Buffer): readonly DemoKey[] {
  return ACCOUNTS.map((account) => ({
    name: account.name,
    role: account.role,
    organisation: organisationOf(pack, account).name,
    key: derivedKey(secret, account.name),
  }))
}

/** Makes sure that the register knows the demonstration's keys and answers them. In production there are none. */
export async function demoAccounts(services: Services): Promise<readonly DemoKey[]> {
  const { config, db, keys, pack } = services
  if (config.production) return []
  await transact(db, SYSTEM, async (tx) => {
    for (const account of ACCOUNTS) {
      const { name, role, person } = account
      const party = await findPartyByIdentifier(tx, organisationOf(pack, account).identifier)
      if (party === undefined) throw new Error(`the register has no organisation for the account ${name}`)
      await insertKey(tx, { hash: hashKey(derivedKey(keys.secret, name)), party, person, role, name })
    }
  })
  return listDemoKeys(pack, keys.secret)
}

/** A body of the demonstration, or else the authority that approves bodies. */
function organisationOf(pack: Pack, account: DemoAccount) {
  const body = BODIES.find((known) => known.key === account.body)
  if (body) return { name: body.name.zh, identifier: { scheme: pack.reports.holderScheme, value: body.code } }
  const root = pack.roots.find((known) => known.families.includes('approval'))
  if (!root) throw new Error(`the pack ${pack.code} has nobody who approves`)
  return { name: root.name.zh, identifier: root.party }
}
