import { demoCountry, type DemoStep, type ReportStep } from '@zhengheng/demo'
import { dayIn } from '@zhengheng/core'
import { Readable } from 'node:stream'
import type { Sql } from '../db/database.ts'
import { read, SYSTEM, transact } from '../db/transact.ts'
import { openQueue } from '../reports/queue.ts'
import { findReport } from '../reports/reads.ts'
import { receiveReport } from '../reports/receive.ts'
import { serveTurn } from '../reports/turn.ts'
import type { Services } from '../services.ts'
import { openParties, writeGrants, type Parties } from './grant-steps.ts'
import { readHere } from './read-here.ts'
import { beginLoad, countSteps, endLoad, findProgress, turnClock, type Progress } from './store.ts'

export type Tell = (line: string) => void

/**
 * Loads the demonstration country into an empty register; goes on with one that was cut off, whatever size is asked for
 * now: until it has ended the register's clock does not tell the time. Answers whether the register holds one.
 */
export async function loadDemo(
  services: Services,
  certificates: number,
  tell: Tell = () => undefined,
): Promise<boolean> {
  const { db, pack } = services
  if (certificates > 0) {
    const today = dayIn(pack.zone, services.now())
    await transact(db, SYSTEM, async (tx) => beginLoad(tx, certificates, today))
  }
  const progress = await read(db, SYSTEM, findProgress)
  if (!progress || progress.finished) return progress !== undefined
  await db.asOwner(async (owner) => load(services, owner, progress, tell))
  return true
}

interface Loading {
  readonly services: Services
  readonly owner: Sql
  readonly parties: Parties
  readonly progress: Progress
}

async function load(services: Services, owner: Sql, progress: Progress, tell: Tell): Promise<void> {
  const loading: Loading = { services, owner, progress, parties: openParties() }
  const sender = openSender(services)
  const say = teller(progress.certificates, tell)
  let begun = 0
  for (const moment of moments(demoCountry(services.pack, progress))) {
    const done = begun + moment.length
    if (done <= progress.done) skip(moment, loading.parties)
    else await write(loading, moment, begun, sender)
    begun = done
    for (const step of moment) if (step.type === 'report') say(step.rows, step.at)
  }
  await endLoad(owner)
}

function skip(steps: readonly DemoStep[], parties: Parties): void {
  for (const step of steps) if (step.type === 'party') parties.note(step)
}

/** Steps of one instant that are written together; each report by itself. */
function* moments(steps: Iterable<DemoStep>): Iterable<readonly DemoStep[]> {
  let together: DemoStep[] = []
  for (const step of steps) {
    if (together.length > 0 && (step.type === 'report' || together[0]?.at !== step.at)) {
      yield together
      together = []
    }
    if (step.type === 'report') yield [step]
    else together.push(step)
  }
  if (together.length > 0) yield together
}

/** Writes what follows the `begun` steps that stand. A report that was sent stands by itself. */
async function write(loading: Loading, steps: readonly DemoStep[], begun: number, send: Sender): Promise<void> {
  const { services, owner, parties, progress } = loading
  const { db, pack } = services
  const [first] = steps
  if (!first) return
  await turnClock(owner, first.at, begun)
  if (first.type === 'report') {
    const known = parties.known(first.body)
    await send(first, known ?? (await transact(db, SYSTEM, async (tx) => parties.id(tx, first.body))))
    return
  }
  await transact(db, SYSTEM, async (tx) => {
    await writeGrants(tx, steps, { pack, parties, today: progress.today })
    await countSteps(tx, begun + steps.length)
  })
}

type Sender = (step: ReportStep, party: number) => Promise<void>

/** Sends a report on the way that all reports go, and works it off at once. */
function openSender(services: Services): Sender {
  const stopping = new AbortController().signal
  const queue = openQueue(services, stopping)
  const open = readHere(services.pack)
  return async (step, party) => {
    const then: Services = { ...services, now: () => new Date(step.at) }
    const caller = { party, person: `${step.body}/api`, role: 'body' } as const
    const { id } = await receiveReport(then, {
      caller,
      context: { party, person: caller.person, capacity: 'body' },
      idempotencyKey: step.idempotencyKey,
      dryRun: false,
      length: undefined,
      body: Readable.from(step.text(), { objectMode: false }),
    })
    do {
      const turn = await queue.take()
      if (turn) await serveTurn({ services: then, queue, open, stopping }, turn).finally(() => queue.leave(turn))
      // The worker of this server, or of another one, may have been faster.
      else if (!(await hasEnded(services, Number(id)))) await queue.idle()
    } while (!(await hasEnded(services, Number(id))))
  }
}

async function hasEnded(services: Services, id: number): Promise<boolean> {
  const report = await read(services.db, SYSTEM, async (tx) => findReport(tx, id))
  if (report?.state === 'failed') throw new Error(`a report of the demonstration failed: ${report.failure ?? ''}`)
  return report?.state === 'committed'
}

const SAY_EVERY_MS = 2000

function teller(certificates: number, tell: Tell): (rows: number, at: string) => void {
  let rows = 0
  let last = Date.now()
  tell(`loading a demonstration of ${certificates} certificates`)
  return (more, at) => {
    rows += more
    if (Date.now() - last < SAY_EVERY_MS) return
    last = Date.now()
    tell(`demonstration: ${rows} rows reported, up to ${at.slice(0, 10)}`)
  }
}
