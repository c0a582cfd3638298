import {
  checkAct,
  openActs,
  Problem,
  stateOf,
  type ActRule,
  type Actor,
  type Day,
  type Entry,
  type Procedure,
} from '@zhengheng/core'
import {
  actOnAttestation,
  appendActs,
  takeLedger,
  writeActs,
  type ActOn,
  type NewAct,
  type OpenedLedger,
} from '../attestation/acts.ts'
import type { StoredAttestation } from '../attestation/reads.ts'
import type { Tx } from '../db/database.ts'
import type { Context } from '../db/transact.ts'
import type { Services } from '../services.ts'
import type { StoredFile } from './reads.ts'
import { firstDue } from './recompute.ts'
import { insertProceeding, nextNumber, takeId, updateProceeding } from './store.ts'

/** Who acts on a file: the roles in which, and the person, for acts that two people must perform. */
export interface Person {
  readonly roles: readonly Actor[]
  readonly by: string
}

export interface NewFile {
  readonly procedure: string
  readonly authority: number
  readonly applicant?: number
  readonly about?: number
  readonly content: object
  readonly followKey?: Buffer
}

/** Opens a file by the one act that its procedure offers this person at the beginning. */
export async function openFile(
  tx: Tx,
  services: Services,
  context: Context,
  person: Person,
  file: NewFile,
  today: Day,
): Promise<OpenedFile> {
  const procedure = services.register.index.procedure(file.procedure, { on: today })
  const [act] = openActs(procedure, [], person).open
  const rule = act === undefined ? undefined : procedure.acts[act]
  if (act === undefined || !rule) throw new Problem('not-permitted')
  const id = await takeId(tx)
  const year = Number(today.slice(0, 4))
  const log = [{ act, on: today, by: person.by }]
  const standing = after(services, procedure, log)
  const { number, ledger } = await numbered(tx, context, procedure, { act, id, year, authority: file.authority })
  const opened: OpenedFile = {
    id,
    procedure: procedure.code,
    procedureVersion: procedure.version,
    number,
    authority: file.authority,
    applicant: file.applicant ?? null,
    about: file.about ?? null,
    state: standing.state,
    opened: today,
    version: ledger.firstSeq,
    log,
  }
  await Promise.all([
    writeActs(tx, context, ledger, [fileAct(id, act, rule, today, {})]),
    insertProceeding(tx, { ...file, ...opened, due: standing.due }),
  ])
  return opened
}

export type OpenedFile = Omit<StoredFile, 'aboutNumber' | 'aboutFamily' | 'content' | 'log' | 'moved'> & {
  readonly log: readonly Entry[]
}

/** The counter and the ledger are locked from here to the commit, in this order and in one question: nobody waits longer. */
async function numbered(
  tx: Tx,
  context: Context,
  procedure: Procedure,
  file: { readonly act: string; readonly id: number; readonly year: number; readonly authority: number },
): Promise<{ readonly number: string; readonly ledger: OpenedLedger }> {
  const audited = { action: `${procedure.code}/${file.act}`, subject: `file/${file.id}`, touchesGrants: false }
  const [serial, ledger] = await Promise.all([
    nextNumber(tx, procedure.code, file.authority, file.year),
    takeLedger(tx, context, audited, 1),
  ])
  const number = `${initials(procedure.code)}-${file.authority}-${file.year}-${String(serial).padStart(6, '0')}`
  return { number, ledger }
}

/** What an act of a file does to the register beside, when its rule says so. */
export interface Effect {
  readonly target: StoredAttestation
  readonly done: ActOn<'reduce'>
}

/**
 * Performs an act on a file: checked by its procedure (state, role, second person), written with its effect on the register
 * in one transaction. Throws `act-not-open`, `not-permitted`, `same-person`, `changed-meanwhile`.
 */
export async function actOnFile(
  tx: Tx,
  services: Services,
  context: Context,
  person: Person,
  file: StoredFile,
  done: {
    readonly act: string
    readonly on: Day
    readonly reason?: string
    readonly effect?: (rule: ActRule<string, string>) => Effect | undefined
  },
): Promise<void> {
  const procedure = services.register.index.procedure(file.procedure, { version: file.procedureVersion })
  const rule = checkAct(procedure, file.log, done.act, person)
  const log: readonly Entry[] = [...file.log, { act: done.act, on: done.on, by: person.by }]
  const effect = done.effect?.(rule)
  const added = fileAct(file.id, done.act, rule, done.on, done.reason === undefined ? {} : { reason: done.reason })
  const firstSeq = await append(tx, context, procedure, file, added, effect, done.on)
  const stood = await updateProceeding(tx, file.id, file.version, {
    ...after(services, procedure, log),
    version: firstSeq,
  })
  if (!stood) throw new Problem('changed-meanwhile')
}

async function append(
  tx: Tx,
  context: Context,
  procedure: Procedure,
  file: StoredFile,
  added: NewAct,
  effect: Effect | undefined,
  today: Day,
): Promise<number> {
  if (effect) return (await actOnAttestation(tx, context, effect.target, effect.done, today, [added])).firstSeq
  const audited = { action: `${procedure.code}/${added.act}`, subject: file.number, touchesGrants: false }
  return (await appendActs(tx, context, audited, [added])).firstSeq
}

function fileAct(id: number, act: string, rule: ActRule<string, string>, on: Day, facts: object): NewAct {
  return { subject: 'proceeding', subjectId: id, act, effective: on, basis: rule.basis, facts }
}

/** State and due day: the projections that are kept with a file. */
function after(
  services: Services,
  procedure: Procedure,
  log: readonly Entry[],
): { state: string; due: Day | undefined } {
  return { state: stateOf(procedure, log), due: firstDue(procedure, log, services.pack.calendar) }
}

function initials(code: string): string {
  return code
    .split('-')
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
}
