import {
  checkAct,
  dueDays,
  openActs,
  Problem,
  stateOf,
  type ActRule,
  type Actor,
  type Day,
  type Entry,
  type Procedure,
} from '@zhengheng/core'
import { actOnAttestation, appendActs, type ActOn, type NewAct } from '../attestation/acts.ts'
import type { StoredAttestation } from '../attestation/reads.ts'
import type { Tx } from '../db/database.ts'
import type { Context } from '../db/transact.ts'
import type { Services } from '../services.ts'
import type { StoredFile } from './reads.ts'
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

/** Opens a file by the one act that its procedure offers this person at the beginning. Answers its number. */
export async function openFile(
  tx: Tx,
  services: Services,
  context: Context,
  person: Person,
  file: NewFile,
  today: Day,
): Promise<{ readonly number: string; readonly procedure: Procedure; readonly log: readonly Entry[] }> {
  const procedure = services.register.index.procedure(file.procedure, { on: today })
  const [act] = openActs(procedure, [], person).open
  const rule = act === undefined ? undefined : procedure.acts[act]
  if (act === undefined || !rule) throw new Problem('not-permitted')
  const year = Number(today.slice(0, 4))
  const serial = await nextNumber(tx, procedure.code, file.authority, year)
  const number = `${initials(procedure.code)}-${file.authority}-${year}-${String(serial).padStart(6, '0')}`
  const id = await takeId(tx)
  const log: readonly Entry[] = [{ act, on: today, by: person.by }]
  const audited = { action: `${procedure.code}/${act}`, subject: number, touchesGrants: false }
  const { firstSeq } = await appendActs(tx, context, audited, [fileAct(id, act, rule, today, {})])
  await insertProceeding(tx, {
    ...after(services, procedure, log),
    id,
    procedure: procedure.code,
    procedureVersion: procedure.version,
    version: firstSeq,
    number,
    authority: file.authority,
    applicant: file.applicant,
    about: file.about,
    opened: today,
    content: file.content,
    followKey: file.followKey,
  })
  return { number, procedure, log }
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

/** State and the first day on which a running clock is over: what the queues are sorted by. */
function after(
  services: Services,
  procedure: Procedure,
  log: readonly Entry[],
): { state: string; due: Day | undefined } {
  const running = dueDays(procedure, log, services.pack.calendar).filter((clock) => clock.state === 'running')
  const due = running.flatMap((clock) => clock.statutory?.day ?? []).toSorted()[0]
  return { state: stateOf(procedure, log), due }
}

function initials(code: string): string {
  return code
    .split('-')
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
}
