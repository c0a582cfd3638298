import { Problem } from '@zhengheng/core'
import type { Readable } from 'node:stream'
import { transact, type Context } from '../db/transact.ts'
import type { Caller } from '../http/access.ts'
import type { Services } from '../services.ts'
import { dropFile, keepBody, type KeptFile } from './inbox.ts'
import { signReceipt } from './receipt.ts'
import { findByKey, insertReport, nextReportId } from './store.ts'

/** 512 MiB: more than a million rows with everything in them. */
export const REPORT_LIMIT = 512 * 1024 * 1024

/** Who reports what under which key. */
export interface Sending {
  readonly caller: Caller
  readonly context: Context
  readonly idempotencyKey: string | undefined
  readonly dryRun: boolean
  /** The media type that the sender names; how the file is read is found in its bytes. */
  readonly type?: string
  /** What the sender calls the file. */
  readonly name?: string | undefined
}

export interface Sent extends Sending {
  /** Content-Length, when the sender says it. */
  readonly length: number | undefined
  readonly body: Readable
}

export interface Received {
  readonly id: string
  readonly receipt: string
}

/**
 * Takes a report in: its bytes are on the disk and its row is committed before the receipt leaves. The same key with the
 * same bytes answers the same receipt, however often and however many at once.
 * @throws {Problem} `idempotency-key-required`, `idempotency-key-reused`, `payload-too-large`
 */
export async function receiveReport(services: Services, sent: Sent): Promise<Received> {
  assertKey(sent.idempotencyKey)
  const limit = services.config.reportLimit ?? REPORT_LIMIT
  if (sent.length !== undefined && sent.length > limit) throw new Problem('payload-too-large', { limit })
  // What could not be logged later is not acknowledged now.
  services.log.assertOpen()
  return enterReport(services, sent, await keepBody(sent.body, services.config.dataDir, limit))
}

/**
 * Enters a report of bytes that lie in the inbox, and gives its receipt. The file belongs to the report afterwards, or is
 * gone.
 */
export async function enterReport(services: Services, sending: Sending, kept: KeptFile): Promise<Received> {
  const key = sending.idempotencyKey
  const { dataDir } = services.config
  let used = false
  try {
    assertKey(key)
    services.log.assertOpen()
    const answer = await transact(services.db, sending.context, async (tx) => {
      const id = await nextReportId(tx)
      const received = services.now()
      const { party, person } = sending.caller
      const { dryRun, type = 'application/octet-stream', name } = sending
      const receipt = await signReceipt(services.keys.registry.privateKey, {
        iss: services.config.publicUrl,
        report: String(id),
        party: String(party),
        sha256: kept.sha256.toString('hex'),
        bytes: kept.bytes,
        dryRun,
        receivedAt: received.toISOString(),
        idempotencyKey: key,
      })
      const report = { id, party, person, idempotencyKey: key, ...kept, format: type, name, dryRun, received, receipt }
      used = await insertReport(tx, report)
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

function assertKey(key: string | undefined): asserts key is string {
  if (key === undefined || !/^[\x21-\x7e][\x20-\x7e]{0,199}$/.test(key)) throw new Problem('idempotency-key-required')
}

function isSame(before: { sha256: Buffer; bytes: number; dry_run: boolean }, kept: KeptFile, dryRun: boolean): boolean {
  return kept.sha256.equals(before.sha256) && kept.bytes === before.bytes && dryRun === before.dry_run
}
