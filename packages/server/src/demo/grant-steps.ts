import type { ActStep, DemoStep, GrantStep, PartyStep } from '@zhengheng/demo'
import type { Day, Identifier, Pack } from '@zhengheng/core'
import { actOnAttestation, issueAttestation } from '../attestation/acts.ts'
import { readGrants, type StoredAttestation } from '../attestation/reads.ts'
import type { Tx } from '../db/database.ts'
import { SYSTEM } from '../db/transact.ts'
import { findPartyByIdentifier } from '../party/reads.ts'
import { enterParty } from '../party/acts.ts'

/** The parties of the demonstration by the names that its steps call them. */
export interface Parties {
  add(tx: Tx, step: PartyStep): Promise<void>
  /** Notes a party that an earlier load has added: it is looked up when it is needed. */
  note(step: PartyStep): void
  id(tx: Tx, key: string): Promise<number>
  known(key: string): number | undefined
}

export function openParties(): Parties {
  const ids = new Map<string, number>()
  const identifiers = new Map<string, Identifier>()
  const note = (step: PartyStep): void => {
    const [first] = step.identifiers
    if (first) identifiers.set(step.key, first)
  }
  return {
    note,
    known: (key) => ids.get(key),
    async add(tx, step) {
      const { kind, name, nameEn, region } = step
      const party = { kind, name, ...(nameEn && { nameEn }), ...(region && { region }), identifiers: step.identifiers }
      ids.set(step.key, await enterParty(tx, party))
      note(step)
    },
    async id(tx, key) {
      const known = ids.get(key)
      if (known !== undefined) return known
      const identifier = identifiers.get(key)
      const found = identifier && (await findPartyByIdentifier(tx, identifier))
      if (found === undefined) throw new Error(`the demonstration has no party ${key}`)
      ids.set(key, found)
      return found
    },
  }
}

export interface Granting {
  readonly pack: Pack
  readonly parties: Parties
  readonly today: Day
}

/** Writes what authorities did: all at one instant, in one transaction. */
export async function writeGrants(tx: Tx, steps: readonly DemoStep[], by: Granting): Promise<void> {
  const acts = steps.filter((step) => step.type === 'act')
  const targets = new Map((await find(tx, acts, by.pack)).map((target) => [target.number, target]))
  for (const step of steps) {
    if (step.type === 'party') await by.parties.add(tx, step)
    else if (step.type === 'grant') await writeGrant(tx, step, by)
    else if (step.type === 'act') {
      const target = targets.get(step.number) ?? (await find(tx, [step], by.pack))[0]
      // What was acted on has moved on: a second act of the instant finds it anew.
      targets.delete(step.number)
      await writeAct(tx, step, target, by)
    }
  }
}

async function find(tx: Tx, steps: readonly ActStep[], pack: Pack): Promise<readonly StoredAttestation[]> {
  if (steps.length === 0) return []
  return readGrants(
    tx,
    pack.zone,
    [],
    steps.map(({ family, number }) => ({ family, number })),
  )
}

async function writeGrant(tx: Tx, step: GrantStep, by: Granting): Promise<void> {
  const { family, kind, number, scope, valid, named, effective, issuer } = step
  const root = by.pack.roots.find((one) => one.party.scheme === issuer.scheme && one.party.value === issuer.value)
  const authority = await findPartyByIdentifier(tx, issuer)
  if (!root || authority === undefined) throw new Error(`the register has no root ${issuer.value}`)
  const holder = await by.parties.id(tx, step.holder)
  await issueAttestation(tx, SYSTEM, {
    family,
    kind,
    number,
    issuer: authority,
    origin: { type: 'register', id: 'demo' },
    effective,
    basis: root.basis,
    content: { holder, ...(named && { named }), scope, valid, standards: [], detail: {} },
  })
}

async function writeAct(tx: Tx, step: ActStep, target: StoredAttestation | undefined, by: Granting): Promise<void> {
  const { family, number, act, effective, facts } = step
  if (!target) throw new Error(`the register has no ${family} ${number}`)
  await actOnAttestation(tx, SYSTEM, target, { act, effective, facts }, by.today)
}
