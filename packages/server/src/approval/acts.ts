import {
  decisionFaults,
  dayIn,
  numberKey,
  Problem,
  reductionAct,
  reductionFaults,
  type ActRule,
  type Actor,
  type Day,
  type Fault,
  type FileView,
  type ReductionDecision,
} from '@zhengheng/core'
import { readGrants, type StoredAttestation } from '../attestation/reads.ts'
import { read, transact, type Context } from '../db/transact.ts'
import type { Reader } from '../db/database.ts'
import type { Caller } from '../http/access.ts'
import { actOnFile, openFile, type Effect, type Person } from '../proceeding/acts.ts'
import { findFile, type StoredFile } from '../proceeding/reads.ts'
import { fileView } from '../proceeding/view.ts'
import type { Services } from '../services.ts'

const ROLES: Readonly<Record<Caller['role'], readonly Actor[]>> = {
  body: ['applicant', 'party'],
  officer: ['officer', 'reviewer'],
  head: ['head', 'chair'],
}

function personOf(caller: Caller): Person {
  return { roles: ROLES[caller.role], by: caller.person }
}

export interface Asked {
  readonly context: Context
  readonly caller: Caller
}

/** A body applies for the reduction of its own approval's scope, or the authority that granted it opens one by order. */
export async function openReduction(
  services: Services,
  { context, caller }: Asked,
  input: { readonly number: string; readonly scope: readonly string[]; readonly reason: string },
): Promise<FileView> {
  services.log.assertOpen()
  const today = dayIn(services.pack.zone, services.now())
  return transact(services.db, context, async (tx) => {
    const approval = await findApproval(tx, services, input.number)
    if (!approval) throw new Problem('not-found', { number: input.number })
    const side = caller.role === 'body' ? approval.holder : approval.issuer
    if (side !== caller.party) throw new Problem('not-permitted')
    refuse(reductionFaults(approval, input.scope, today))
    const file = {
      procedure: services.pack.uses.scopeReduction,
      authority: approval.issuer,
      applicant: approval.holder,
      about: approval.id,
      content: { scope: input.scope, reason: input.reason },
    }
    const opened = await openFile(tx, services, context, personOf(caller), file, today)
    return fileView(services, { ...opened, content: file.content, aboutNumber: approval.number }, personOf(caller))
  })
}

/** A file as far as the caller is one of its sides; to everybody else it does not exist. */
export async function getFile(services: Services, { context, caller }: Asked, number: string): Promise<FileView> {
  const file = await read(services.db, context, async (tx) => findFile(tx, number))
  if (!file) throw new Problem('not-found', { number })
  return fileView(services, file, personOf(caller))
}

export interface ActInput {
  readonly number: string
  readonly act: string
  readonly effective?: string
  readonly reason?: string
  /** The version that the caller saw (`If-Match`). */
  readonly version: number
}

/** Performs an act on a file; the deciding one reduces the approved scope in the same transaction. */
export async function performAct(services: Services, { context, caller }: Asked, input: ActInput): Promise<FileView> {
  services.log.assertOpen()
  const today = dayIn(services.pack.zone, services.now())
  await transact(services.db, context, async (tx) => {
    const file = await findFile(tx, input.number)
    if (!file) throw new Problem('not-found', { number: input.number })
    if (file.version !== input.version) throw new Problem('changed-meanwhile', { version: file.version })
    const approval = file.aboutNumber === null ? undefined : await findApproval(tx, services, file.aboutNumber)
    await actOnFile(tx, services, context, personOf(caller), file, {
      act: input.act,
      on: today,
      ...(input.reason !== undefined && { reason: input.reason }),
      effect: (rule) => effectOf(rule, file, approval, input, today),
    })
  })
  return getFile(services, { context, caller }, input.number)
}

function effectOf(
  rule: ActRule<string, string>,
  file: StoredFile,
  approval: StoredAttestation | undefined,
  input: ActInput,
  today: Day,
): Effect | undefined {
  if (rule.effect === undefined) return undefined
  if (!approval) throw new Problem('not-found', { number: file.aboutNumber })
  const decision: ReductionDecision = {
    items: file.content['scope'] as readonly string[],
    decided: today,
    basis: rule.basis,
    // The door has checked that the day exists.
    ...(input.effective !== undefined && { effective: input.effective as Day }),
  }
  refuse([...decisionFaults(decision), ...reductionFaults(approval, decision.items, today)])
  return { target: approval, done: reductionAct(decision) }
}

/** Items that are not in the scope are the state's fault (409); everything else is the input's (422). */
function refuse(faults: readonly Fault[]): void {
  if (faults.length === 0) return
  const state = faults.every((fault) => fault.code === 'not-in-scope' || fault.code === 'not-in-force')
  throw new Problem(state ? 'not-in-scope' : 'invalid-input', {}, faults)
}

async function findApproval(
  reader: Reader,
  services: Services,
  number: string,
): Promise<StoredAttestation | undefined> {
  const reference = { family: 'approval', number: numberKey(number) } as const
  return (await readGrants(reader, services.pack.zone, [], [reference]))[0]
}
