import type { Pack } from '@zhengheng/core'
import type { Database } from './db/database.ts'
import { SYSTEM, transact } from './db/transact.ts'
import { findPartyByIdentifier } from './party/reads.ts'
import { addParty } from './party/store.ts'

/** Makes sure that the roots of the pack stand in the register as parties: trust paths end at them. */
export async function seedPack(db: Database, pack: Pack): Promise<void> {
  for (const root of pack.roots) {
    await transact(db, SYSTEM, async (tx) => {
      if ((await findPartyByIdentifier(tx, root.party)) !== undefined) return
      const kind = root.kind
      await addParty(tx, { kind, name: root.name.zh, nameEn: root.name.en, identifiers: [root.party] })
    })
  }
}
