import {
  ACTS_OF,
  numberKey,
  Problem,
  type Act,
  type ActFacts,
  type ActKind,
  type Attestation,
  type Content,
  type Day,
  type Family,
  type LegalBasis,
} from '@zhengheng/core'
import type { Tx } from '../db/database.ts'
import type { Context } from '../db/transact.ts'
import { headerOf } from './header.ts'
import type { StoredAttestation } from './reads.ts'
import {
  insertActs,
  insertHeader,
  openLedger,
  updateHeader,
  type ActRow,
  type Audited,
  type OpenedLedger,
} from './store.ts'

/** An act before the ledger has given it its place. Without `occasion` it is its own occasion: it may happen again. */
export interface NewAct {
  readonly subject: 'attestation' | 'proceeding' | 'pack'
  readonly subjectId: number
  readonly act: string
  readonly effective: Day
  readonly reason?: string
  readonly basis?: readonly LegalBasis[]
  readonly facts: object
}

export type AuditedActs = Audited & { readonly touchesGrants: boolean }
export type { OpenedLedger } from './store.ts'

/**
 * Appends acts to the one log: takes the ledger lock until the transaction ends, writes the audit and outbox rows and the
 * acts. Call it last: everybody else who acts waits for this lock.
 */
export async function appendActs(
  tx: Tx,
  context: Context,
  audited: AuditedActs,
  acts: readonly NewAct[],
): Promise<OpenedLedger> {
  const ledger = await takeLedger(tx, context, audited, acts.length)
  await writeActs(tx, context, ledger, acts)
  return ledger
}

/** The first half of {@link appendActs}: sequence numbers for `n` acts, with their audit and outbox rows. */
export async function takeLedger(tx: Tx, context: Context, audited: AuditedActs, n: number): Promise<OpenedLedger> {
  const request = context.requestId === undefined ? {} : { requestId: context.requestId }
  return openLedger(tx, n, { ...request, ...audited }, audited.touchesGrants)
}

/** The second half: all the acts that the ledger was taken for. */
export async function writeActs(
  tx: Tx,
  context: Context,
  ledger: OpenedLedger,
  acts: readonly NewAct[],
): Promise<void> {
  const rows = acts.map((act, index): ActRow => {
    const seq = ledger.firstSeq + index
    return { ...act, seq, occasion: seq, reason: act.reason, basis: act.basis }
  })
  await insertActs(tx, ledger, { party: context.party, person: context.person, capacity: context.capacity }, rows)
}

export interface NewAttestation {
  readonly family: Family
  readonly kind: string
  readonly number: string
  readonly issuer: number
  readonly origin: { readonly type: 'proceeding' | 'report' | 'register'; readonly id: string }
  readonly content: Content
  readonly effective: Day
  readonly region?: string
  readonly basis?: readonly LegalBasis[]
}

/** Issues an attestation: header and first act, in the caller's transaction. Answers its id. */
export async function issueAttestation(tx: Tx, context: Context, issued: NewAttestation): Promise<number> {
  const { content } = issued
  const header = {
    holder: content.holder,
    scope: content.scope,
    validFrom: content.valid.from,
    validUntil: content.valid.until,
    status: 'valid',
    statusSince: issued.effective,
    version: -1,
  }
  const id = await insertHeader(tx, {
    ...header,
    family: issued.family,
    kind: issued.kind,
    number: issued.number,
    numberKey: numberKey(issued.number),
    issuer: issued.issuer,
    origin: issued.origin.type,
    originId: issued.origin.id,
    region: issued.region,
  })
  const act: NewAct = {
    subject: 'attestation',
    subjectId: id,
    act: 'issue',
    effective: issued.effective,
    facts: content,
    ...(issued.basis && { basis: issued.basis }),
  }
  const audited = {
    action: 'issue',
    subject: `${issued.family}/${issued.number}`,
    touchesGrants: isGrant(issued.family),
  }
  const { firstSeq } = await appendActs(tx, context, audited, [act])
  await updateHeader(tx, id, -1, { ...header, version: firstSeq })
  return id
}

export interface ActOn<K extends ActKind> {
  readonly act: K
  readonly effective: Day
  readonly facts: ActFacts[K]
  readonly reason?: string
  readonly basis?: readonly LegalBasis[]
}

/**
 * Performs an act on an attestation and renews its header; `extra` acts (of the file that decided it) go into the log with
 * it. Throws `act-not-open` when the family has no such act, `changed-meanwhile` when the attestation moved on.
 */
export async function actOnAttestation<K extends ActKind>(
  tx: Tx,
  context: Context,
  target: StoredAttestation,
  done: ActOn<K>,
  today: Day,
  extra: readonly NewAct[] = [],
): Promise<{ readonly firstSeq: number }> {
  if (!ACTS_OF[target.family].includes(done.act))
    throw new Problem('act-not-open', { act: done.act, family: target.family })
  const added: NewAct = { subject: 'attestation', subjectId: target.id, ...done }
  const audited = {
    action: done.act,
    subject: `${target.family}/${target.number}`,
    touchesGrants: isGrant(target.family),
  }
  const { firstSeq, recordedAt } = await appendActs(tx, context, audited, [...extra, added])
  const seq = firstSeq + extra.length
  // The recorded day does not matter here: the header takes all acts that are recorded.
  const act = { ...done, seq, recorded: recordedAt.slice(0, 10) as Day } as unknown as Act
  const after: Attestation = { ...target, acts: [...target.acts, act] }
  const stood = await updateHeader(tx, target.id, target.version, headerOf(after, today))
  if (!stood) throw new Problem('changed-meanwhile')
  return { firstSeq }
}

/** What trust paths look up: neither certificates nor declarations, of which there are far too many to forget at each act. */
function isGrant(family: Family): boolean {
  return family !== 'certificate' && family !== 'declaration'
}
