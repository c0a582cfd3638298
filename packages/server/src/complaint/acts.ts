import { createHash, randomBytes } from 'node:crypto'
import { dayIn, numberKey, Problem, type Entry, type TicketView } from '@zhengheng/core'
import { basisView } from '../attestation/views.ts'
import type { Reader } from '../db/database.ts'
import { read, transact, type Context } from '../db/transact.ts'
import { openFile } from '../proceeding/acts.ts'
import { findFile, followWith, type StoredFile } from '../proceeding/reads.ts'
import { clocksOf } from '../proceeding/view.ts'
import type { Services } from '../services.ts'

export interface ProblemReport {
  readonly number: string
  readonly text: string
  readonly contact?: string
}

/**
 * Takes a report about a certificate from anybody: a file with a number and a clock. The follow key is answered once and
 * kept only as its hash. The number may be one that was never reported: forged certificates are what such reports are about.
 */
export async function reportProblem(services: Services, context: Context, input: ProblemReport): Promise<TicketView> {
  services.log.assertOpen()
  const today = dayIn(services.pack.zone, services.now())
  const authority = services.register.index.rootParties().find((root) => root.families.includes('approval'))
  if (!authority) throw new Error(`the pack ${services.pack.code} names no authority for approvals`)
  const { found } = await services.register.certificates(numberKey(input.number).slice(0, 500))
  const followKey = randomBytes(18).toString('base64url')
  const content = {
    certificate: input.number,
    text: input.text,
    ...(input.contact !== undefined && { contact: input.contact }),
  }
  // Whoever shows a key reports like anybody else: the file is nobody's but the authority's, and knows no reporter.
  const anybody: Context = {
    capacity: 'public',
    ...(context.requestId !== undefined && { requestId: context.requestId }),
  }
  const person = { roles: ['party'] as const, by: 'anonymous' }
  const opened = await transact(services.db, anybody, async (tx) =>
    openFile(
      tx,
      services,
      anybody,
      person,
      {
        procedure: services.pack.uses.problemReport,
        authority: authority.id,
        content,
        followKey: hashed(followKey),
        ...(found && { about: found.id }),
      },
      today,
    ),
  )
  return { ...ticketView(services, opened), followKey }
}

/** How far a reported problem is, for whoever has its follow key. A wrong key and a wrong number answer alike. */
export async function followProblem(services: Services, number: string, key: string): Promise<TicketView> {
  const hash = hashed(key).toString('hex')
  const file = await read(services.db, { capacity: 'public' }, async (tx: Reader) => {
    await followWith(tx, hash)
    return findFile(tx, number)
  })
  if (!file) throw new Problem('not-found', { number })
  return ticketView(services, file)
}

type TicketFile = Pick<StoredFile, 'number' | 'procedure' | 'procedureVersion' | 'state' | 'opened'> & {
  readonly log: readonly Entry[]
  readonly moved?: StoredFile['moved']
}

function ticketView(services: Services, file: TicketFile): TicketView {
  const procedure = services.register.index.procedure(file.procedure, { version: file.procedureVersion })
  const clock = clocksOf(services, file).find((one) => one.state === 'running')
  const name = procedure.states[file.state] ?? { zh: file.state, en: file.state }
  return {
    number: file.number,
    state: { code: file.state, name: { zh: name.zh, en: name.en } },
    opened: file.opened,
    due: clock?.due ?? null,
    provisional: clock?.provisional ?? false,
    ...(clock && {
      clockName: clock.name,
      basis: basisView(services.register.index.cite(procedure.clocks[clock.clock]?.basis ?? [], file.opened)),
    }),
    ...(file.moved && file.moved.length > 0 && { moved: file.moved.map((one) => ({ ...one })) }),
  }
}

function hashed(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
