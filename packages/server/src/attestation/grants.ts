import { numberKey, type JudgedLinks, type Reference } from '@zhengheng/core'
import type { Reader } from '../db/database.ts'
import { readGrants, type StoredAttestation } from './reads.ts'

/**
 * What bodies, laboratories and persons hold, kept in memory as of one sequence number. Every look-up reads the newest
 * number of a grant's act in the same statement as the certificate: when it moved, everything here is forgotten, so an
 * answer never rests on a grant older than its certificate.
 */
export interface Grants {
  /** Makes sure that everything these parties hold, and these references, are known as of `seq`. */
  load(seq: number, parties: readonly number[], references: readonly Reference[]): Promise<GrantView>
}

export interface GrantView {
  heldBy(party: number): readonly StoredAttestation[]
  find(reference: Reference): StoredAttestation | undefined
  /** Links that were judged by these grants; forgotten with them. */
  readonly judged: JudgedLinks
}

interface Known {
  readonly seq: number
  readonly parties: Map<number, readonly StoredAttestation[]>
  readonly numbers: Map<string, StoredAttestation | undefined>
  readonly judged: JudgedLinks
}

const MOST = 100_000

export function openGrants(reader: Reader, zone: string): Grants {
  let known = empty(-1)
  return {
    async load(seq, parties, references) {
      if (known.seq !== seq || known.numbers.size > MOST) known = empty(seq)
      const mine = known
      const view = viewOf(mine)
      const wantedParties = parties.filter((party) => !mine.parties.has(party))
      const wanted = references.filter((reference) => !mine.numbers.has(keyOf(reference)))
      if (wantedParties.length + wanted.length === 0) return view
      const found = await readGrants(
        reader,
        zone,
        wantedParties,
        wanted.map((one) => ({ ...one, number: numberKey(one.number) })),
      )
      for (const reference of wanted) mine.numbers.set(keyOf(reference), undefined)
      for (const party of wantedParties) mine.parties.set(party, [])
      remember(mine, found, new Set(wantedParties))
      return view
    },
  }
}

function remember(known: Known, found: readonly StoredAttestation[], parties: ReadonlySet<number>): void {
  for (const grant of found) {
    known.numbers.set(keyOf(grant), grant)
    if (parties.has(grant.holder)) known.parties.set(grant.holder, [...(known.parties.get(grant.holder) ?? []), grant])
  }
}

function viewOf(known: Known): GrantView {
  return {
    heldBy: (party) => known.parties.get(party) ?? [],
    find: (reference) => known.numbers.get(keyOf(reference)),
    judged: known.judged,
  }
}

function keyOf(reference: Reference): string {
  return `${reference.family}\n${numberKey(reference.number)}`
}

function empty(seq: number): Known {
  return { seq, parties: new Map(), numbers: new Map(), judged: new Map() }
}
