import { setTimeout as sleep } from 'node:timers/promises'
import { dayIn, type Day } from '@zhengheng/core'
import type { Recorded } from '../attestation/bulk-store.ts'
import { OutcomeUnknown, read as readFrom, SYSTEM, transact } from '../db/transact.ts'
import type { Services } from '../services.ts'
import { writeBatch } from './chunk.ts'
import { openTold } from './grants.ts'
import { dropFile, inboxPath } from './inbox.ts'
import type { Queue } from './queue.ts'
import type { Opened } from './opened.ts'
import type { OpenReading, Reading } from './reading.ts'
import { readProfiles } from './profiles/reads.ts'
import { isUploadKept } from './reads.ts'
import { endReport, forgetChecked, noteOpened, type Turn } from './store.ts'

/** When others wait, a report goes to the end of the queue after this time. */
const TURN_MS = 3000
/** Milliseconds a chunk may make others wait, about: chunks are as large as that allows. */
const LOCK_MS = 30
const PAUSE = 0.75
const LONGEST_PAUSE_MS = 250
/** A chunk costs some forty statements however small it is: below `least` nobody waits less for smaller ones. */
const CHUNK = { first: 400, least: 200, most: 5000 } as const
const FORGOTTEN_AT_ONCE = 20_000

export interface Workplace {
  readonly services: Services
  readonly queue: Queue
  readonly open: OpenReading
  readonly stopping: AbortSignal
}

/** Goes on with a report until it has ended, the server stops, or its time is over and somebody else waits. */
export async function serveTurn(place: Workplace, turn: Turn): Promise<void> {
  const { services } = place
  const { dataDir } = services.config
  const today = dayIn(services.pack.zone, turn.received)
  const task = {
    file: inboxPath(dataDir, turn.file),
    pack: services.config.pack,
    party: turn.party,
    today,
    registrar: services.register.index.root(turn.party, 'registration') !== undefined,
    left: { read: turn.read, place: turn.place },
    ...(await knownOf(services, turn)),
  }
  const reading = place.open(task, openTold(services, turn.party))
  try {
    const opened = await openedOrStopped(reading, place.stopping)
    if (!opened) return
    if (turn.opened === undefined) await transact(services.db, SYSTEM, async (tx) => noteOpened(tx, turn.id, opened))
    if (!(await writeAll(place, turn, today, reading))) return
  } finally {
    await reading.close()
  }
  if (turn.dryRun) await endDryRun(services, turn.id)
  const isKept = await readFrom(services.db, SYSTEM, async (tx) => isUploadKept(tx, turn.id))
  if (!isKept) await dropFile(dataDir, turn.file)
}

/** How the file is read; undefined when the server stops meanwhile: opening a large workbook takes longer than a stop may. */
async function openedOrStopped(reading: Reading, stopping: AbortSignal): Promise<Opened | undefined> {
  const opening = reading.opened()
  // When the server stops first, the thread ends before it has answered.
  opening.catch(() => undefined)
  if (stopping.aborted) return undefined
  const stopped = new Promise<undefined>((resolve) => {
    stopping.addEventListener('abort', () => resolve(undefined), { once: true })
  })
  return Promise.race([opening, stopped])
}

/** What is known of how the file is read: from its first turn, or what its body says now. */
async function knownOf(services: Services, { opened, party }: Turn) {
  if (opened) return { opened, profiles: opened.profiles }
  const profiles = await readFrom(services.db, SYSTEM, async (tx) => readProfiles(tx, party))
  return { opened, profiles }
}

/** Writes batch after batch; true when the report has ended. The next batch is read while one is written. */
async function writeAll(place: Workplace, turn: Turn, today: Day, reading: Reading): Promise<boolean> {
  const { services, queue, stopping } = place
  const begun = Date.now()
  let size: number = CHUNK.first
  let read = turn.read
  let before: Recorded | undefined
  let coming = reading.next(size)
  while (!stopping.aborted) {
    const batch = await coming
    // Its failure is met when it is waited for.
    coming = batch.ended ? coming : reading.next(size)
    coming.catch(() => undefined)
    services.log.assertOpen()
    const started = performance.now()
    const written = await writeBatch(services, turn, today, read, batch).catch(unknown)
    if (!written.done) return false
    if (written.ended) return true
    read += batch.read
    size = nextSize(size, batch.read, written.recorded)
    if (isCrowded(before, written.recorded)) await giveWay(performance.now() - started, stopping)
    before = written.recorded
    if (Date.now() - begun > TURN_MS && (await queue.isWaitedFor())) return false
  }
  return false
}

/** Whether others recorded acts between two chunks. */
function isCrowded(before: Recorded | undefined, after: Recorded | undefined): boolean {
  return before !== undefined && after !== undefined && before.nextSeq < after.firstSeq
}

/** Others who act get a part of the time that the chunk took. */
async function giveWay(milliseconds: number, stopping: AbortSignal): Promise<void> {
  await sleep(Math.min(milliseconds * PAUSE, LONGEST_PAUSE_MS), undefined, { signal: stopping }).catch(() => undefined)
}

/** Whether the commit stands is not known: the next turn asks the database. */
function unknown(error: unknown): { readonly done: false } {
  if (error instanceof OutcomeUnknown) return { done: false }
  throw error
}

function nextSize(size: number, rows: number, recorded: Recorded | undefined): number {
  if (!recorded || rows === 0) return size
  const fitting = (rows * LOCK_MS) / recorded.locked
  return Math.round(Math.min(Math.max((size + fitting) / 2, CHUNK.least), CHUNK.most))
}

/** A dry run has ended when nothing of what it noted is left; small transactions, so that nobody waits. */
async function endDryRun(services: Services, report: number): Promise<void> {
  let more = true
  while (more) more = await transact(services.db, SYSTEM, async (tx) => forgetChecked(tx, report, FORGOTTEN_AT_ONCE))
  await transact(services.db, SYSTEM, async (tx) => endReport(tx, report, 'checked'))
}
