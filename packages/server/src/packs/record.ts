import { dayIn, packCounts, type Pack } from '@zhengheng/core'
import { takeLedger, writeActs } from '../attestation/acts.ts'
import type { Tx } from '../db/database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import type { Services } from '../services.ts'
import { digestOf } from './digest.ts'
import { readPacks } from './reads.ts'
import { insertPack } from './store.ts'

/**
 * Records under which pack the register works from now on: one act when it is another one than before, none otherwise.
 * `own` is the pack as it was made, without years that were loaded later. Answers whether it had changed.
 */
export async function recordPack(services: Pick<Services, 'db' | 'log' | 'now'>, own: Pack): Promise<boolean> {
  const digest = digestOf(own)
  const changed = await transact(services.db, SYSTEM, async (tx) => {
    const [current] = await readPacks(tx, 1)
    const isSame = current?.code === own.code && current.version === own.version && current.digest.equals(digest)
    if (isSame) return false
    services.log.assertOpen()
    await writePack(tx, own, digest, services.now())
    return true
  })
  if (changed) services.log.wake()
  return changed
}

async function writePack(tx: Tx, pack: Pack, digest: Buffer, now: Date): Promise<void> {
  const { code, version } = pack
  const audited = { action: 'pack/pack-changed', subject: `pack/${code}`, touchesGrants: false }
  const ledger = await takeLedger(tx, SYSTEM, audited, 1)
  const id = await insertPack(tx, { code, version, digest, seq: ledger.firstSeq })
  const facts = { code, version, digest: digest.toString('hex'), counts: packCounts(pack) }
  const effective = dayIn(pack.zone, now)
  await writeActs(tx, SYSTEM, ledger, [{ subject: 'pack', subjectId: id, act: 'pack-changed', effective, facts }])
}
