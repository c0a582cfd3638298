import type { ActStep, DemoStep, GrantStep, PartyStep } from '@zhengheng/demo'
import { ACTS_OF, numberKey, Problem, type Act, type Day, type Identifier, type Pack } from '@zhengheng/core'
import { takeLedger, writeActs, type NewAct } from '../attestation/acts.ts'
import { headerOf } from '../attestation/header.ts'
import { readGrants, type StoredAttestation } from '../attestation/reads.ts'
import type { Tx } from '../db/database.ts'
import { SYSTEM } from '../db/transact.ts'
import { findPartyByIdentifier } from '../party/reads.ts'
import { insertGrants, insertParties, moveGrants, takeIds, type GrantRow, type MovedRow } from './store.ts'

/** The parties of the demonstration by the names that its steps call them. */
export interface Parties {
  /** Enters parties, all at once. */
  add(tx: Tx, steps: readonly PartyStep[]): Promise<void>
  /** Notes a party that an earlier load has added: it is looked up when it is needed. */
  note(step: PartyStep): void
  id(tx: Tx, key: string): Promise<number>
  known(key: string): number | undefined
  /** A root of the pack, by its identifier. */
  root(tx: Tx, identifier: Identifier): Promise<number>
}

export function openParties(): Parties {
  const ids = new Map<string, number>()
  const identifiers = new Map<string, Identifier>()
  const note = (step: PartyStep): void => {
    const [first] = step.identifiers
    if (first) identifiers.set(step.key, first)
  }
  const find = async (tx: Tx, key: string, identifier: Identifier | undefined): Promise<number> => {
    const known = ids.get(key)
    if (known !== undefined) return known
    const found = identifier && (await findPartyByIdentifier(tx, identifier))
    if (found === undefined) throw new Error(`the demonstration has no party ${key}`)
    ids.set(key, found)
    return found
  }
  return {
    note,
    known: (key) => ids.get(key),
    async add(tx, steps) {
      const taken = await takeIds(tx, steps.length)
      const rows = steps.map(({ kind, name, nameEn, region, identifiers: own }, index) => ({
        id: taken[index] ?? 0,
        kind,
        name,
        ...(nameEn !== undefined && { nameEn }),
        ...(region !== undefined && { region }),
        identifiers: own,
      }))
      await insertParties(tx, rows)
      for (const [index, step] of steps.entries()) {
        ids.set(step.key, taken[index] ?? 0)
        note(step)
      }
    },
    id: async (tx, key) => find(tx, key, identifiers.get(key)),
    root: async (tx, identifier) => find(tx, `${identifier.scheme}/${identifier.value}`, identifier),
  }
}

export interface Granting {
  readonly pack: Pack
  readonly parties: Parties
  readonly today: Day
}

/** As many acts as one statement takes. */
const MOST_ACTS = 2000

/** Writes what authorities did: all at one instant, in one transaction, set by set. */
export async function writeGrants(tx: Tx, steps: readonly DemoStep[], by: Granting): Promise<void> {
  const parties = steps.filter((step) => step.type === 'party')
  if (parties.length > 0) await by.parties.add(tx, parties)
  for (const batch of batchesOf(steps)) await writeBatch(tx, batch, by)
}

type Acted = GrantStep | ActStep

/** Steps that can be written together: no two about the same attestation. */
function* batchesOf(steps: readonly DemoStep[]): Iterable<readonly Acted[]> {
  let batch: Acted[] = []
  const about = new Set<string>()
  for (const step of steps) {
    if (step.type !== 'grant' && step.type !== 'act') continue
    const key = `${step.family}/${step.number}`
    if (about.has(key) || batch.length === MOST_ACTS) {
      yield batch
      batch = []
      about.clear()
    }
    about.add(key)
    batch.push(step)
  }
  if (batch.length > 0) yield batch
}

async function writeBatch(tx: Tx, batch: readonly Acted[], by: Granting): Promise<void> {
  const targets = await findTargets(tx, batch, by.pack)
  const issuers = await Promise.all(
    batch.map(async (step) => (step.type === 'grant' ? by.parties.root(tx, step.issuer) : 0)),
  )
  const holders = await Promise.all(
    batch.map(async (step) => (step.type === 'grant' ? by.parties.id(tx, step.holder) : 0)),
  )
  const ids = await takeIds(tx, batch.length)
  const audited = { action: 'demo', detail: { acts: batch.length }, touchesGrants: true }
  const ledger = await takeLedger(tx, SYSTEM, audited, batch.length)
  const acts: NewAct[] = []
  const granted: GrantRow[] = []
  const moved: MovedRow[] = []
  for (const [index, step] of batch.entries()) {
    const seq = ledger.firstSeq + index
    if (step.type === 'grant') {
      const id = ids[index] ?? 0
      const holder = holders[index] ?? 0
      granted.push(headerRow(step, { id, holder, issuer: issuers[index] ?? 0, version: seq }))
      acts.push(issueOf(step, id, holder, by.pack))
    } else {
      const target = targets.get(`${step.family}/${step.number}`)
      if (!target) throw new Error(`the register has no ${step.family} ${step.number}`)
      moved.push(movedRow(step, target, seq, by.today))
      acts.push(actOf(step, target))
    }
  }
  await insertGrants(tx, granted)
  if ((await moveGrants(tx, moved)) !== moved.length) throw new Problem('changed-meanwhile')
  await writeActs(tx, SYSTEM, ledger, acts)
}

async function findTargets(
  tx: Tx,
  batch: readonly Acted[],
  pack: Pack,
): Promise<ReadonlyMap<string, StoredAttestation>> {
  const references = batch.flatMap((step) =>
    step.type === 'act' ? [{ family: step.family, number: step.number }] : [],
  )
  if (references.length === 0) return new Map()
  const found = await readGrants(tx, pack.zone, [], references)
  return new Map(found.map((target) => [`${target.family}/${target.number}`, target]))
}

function headerRow(
  { family, kind, number, scope, valid, effective }: GrantStep,
  given: Pick<GrantRow, 'id' | 'holder' | 'issuer' | 'version'>,
): GrantRow {
  const validity = { validFrom: valid.from, ...(valid.until !== undefined && { validUntil: valid.until }) }
  return { ...given, family, kind, number, numberKey: numberKey(number), scope, ...validity, since: effective }
}

function issueOf(step: GrantStep, id: number, holder: number, pack: Pack): NewAct {
  const { named, scope, valid, effective, issuer } = step
  const root = pack.roots.find((one) => one.party.scheme === issuer.scheme && one.party.value === issuer.value)
  const facts = { holder, ...(named && { named }), scope, valid, standards: [], detail: {} }
  return { subject: 'attestation', subjectId: id, act: 'issue', effective, ...(root && { basis: root.basis }), facts }
}

function actOf({ act, effective, facts }: ActStep, target: StoredAttestation): NewAct {
  return { subject: 'attestation', subjectId: target.id, act, effective, facts }
}

function movedRow(step: ActStep, target: StoredAttestation, seq: number, today: Day): MovedRow {
  const { family, act: kind, effective, facts } = step
  if (!ACTS_OF[family].includes(kind)) throw new Problem('act-not-open', { act: kind, family })
  // The recorded day does not matter here: the header takes all acts that are recorded.
  const act = { act: kind, effective, facts, seq, recorded: effective } as unknown as Act
  const header = headerOf({ ...target, acts: [...target.acts, act] }, today)
  return { id: target.id, expected: target.version, ...header }
}
