import { Problem } from '@zhengheng/core'
import type { Readable } from 'node:stream'
import { transact, type Context } from '../db/transact.ts'
import type { Caller } from '../http/access.ts'
import type { Services } from '../services.ts'
import { dropFile, keepBody, type KeptFile } from './inbox.ts'
import { signReceipt } from './receipt.ts'
import { findByKey, insertReport, nextReportId } from './store.ts'

/** 512 MiB: more than a million rows with everything in them. */
const REPORT_LIMIT = 512 * 1024 * 1024

export interface Sent {
  readonly caller: Caller
  readonly context: Context
  readonly idempotencyKey: string | undefined
  readonly dryRun: boolean
  /** Content-Length, when the sender says it. */
  readonly length: number | undefined
  readonly body: Readable
}

/**
 * Takes a report in: its bytes are on the disk and its row is committed before the receipt leaves. The same key with the
 * same bytes answers the same receipt, however often and however many at once.
 * @throws {Problem} `idempotency-key-required`, `idempotency-key-reused`, `payload-too-large`
 */
export async function receiveReport(services: Services, sent: Sent): Promise<{ id: string; receipt: string }> {
  const key = sent.idempotencyKey
  if (key === undefined || !/^[\x21-\x7e][\x20-\x7e]{0,199}$/.test(key)) throw new Problem('idempotency-key-required')
  const limit = services.config.reportLimit ?? REPORT_LIMIT
  if (sent.length !== undefined && sent.length > limit) throw new Problem('payload-too-large', { limit })
  // What could not be logged later is not acknowledged now.
  services.log.assertOpen()
  const { dataDir } = services.config
  const kept = await keepBody(sent.body, dataDir, limit)
  let used = false
  try {
    const answer = await transact(services.db, sent.context, async (tx) => {
      const id = await nextReportId(tx)
      const received = services.now()
      const receipt = await signReceipt(services.keys.registry.privateKey, {
        iss: services.config.publicUrl,
        report: String(id),
        party: String(sent.caller.party),
        sha256: kept.sha256.toString('hex'),
        bytes: kept.bytes,
        dryRun: sent.dryRun,
        receivedAt: received.toISOString(),
        idempotencyKey: key,
      })
      const { party, person } = sent.caller
      const { dryRun } = sent
      used = await insertReport(tx, { id, party, person, idempotencyKey: key, ...kept, dryRun, received, receipt })
      if (used) return { id: String(id), receipt }
      const before = await findByKey(tx, party, key)
      if (!before || !isSame(before, kept, dryRun)) throw new Problem('idempotency-key-reused')
      return { id: String(before.id), receipt: before.receipt }
    })
    if (!used) await dropFile(dataDir, kept.file)
    return answer
  } catch (error) {
    // After an unknown outcome the report may stand: then its file is needed. The sweep of the inbox finds it otherwise.
    if (error instanceof Problem) await dropFile(dataDir, kept.file)
    throw error
  }
}

function isSame(before: { sha256: Buffer; bytes: number; dry_run: boolean }, kept: KeptFile, dryRun: boolean): boolean {
  return kept.sha256.equals(before.sha256) && kept.bytes === before.bytes && dryRun === before.dry_run
}
