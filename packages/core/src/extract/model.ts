import type { Act, Attestation } from '../attestation/model.ts'
import type { Need, Root } from '../attestation/need.ts'
import type { Code, Name } from '../codes/code.ts'
import type { PartyId } from '../party/model.ts'
import type { Day } from '../time/day.ts'

/**
 * What is committed to in the public log for each act, as canonical JSON (RFC 8785): the subject, the act and its facts.
 * The log entry is `zhengheng/act/v1\n` + base64(SHA-256(salt ‖ canonical JSON)) + `\n`, where salt is the act's own 16
 * random bytes. Nobody learns anything from the entry; whoever holds the act and its salt can prove that it was logged.
 */
export interface CommittedAct {
  readonly seq: number
  readonly recordedAt: string
  readonly subject: CommittedSubject
  readonly act: string
  readonly effective: Day
  readonly reason: string | null
  readonly basis: readonly { readonly instrument: string; readonly article: string }[]
  readonly facts: unknown
}

/**
 * For an attestation its family, kind, number and issuer; for a file only what it is: its content is not public; for a
 * change of the pack, or of its calendar, which pack.
 */
export type CommittedSubject =
  | {
      readonly type: 'attestation'
      readonly id: number
      readonly family: string
      readonly kind: Code
      readonly number: string
      readonly issuer: PartyId
    }
  | { readonly type: 'proceeding'; readonly id: number; readonly procedure: string }
  | { readonly type: 'pack'; readonly id: number; readonly code: string }

/** An act as an extract carries it: what is needed to recompute its log entry. `salt` is 16 bytes, written as a UUID. */
export interface ExtractedAct {
  readonly salt: string
  readonly recordedAt: string
  readonly act: Act
}

export interface ExtractedAttestation extends Omit<Attestation, 'acts'> {
  readonly acts: readonly ExtractedAct[]
}

/** Everything that is needed to answer "why may I trust this certificate?" again, without the register. */
export interface ExtractFacts {
  readonly number: string
  /** The certificate first, then every attestation the path looked at, predecessors included. */
  readonly attestations: readonly ExtractedAttestation[]
  readonly parties: readonly { readonly id: PartyId; readonly name: string; readonly nameEn?: string }[]
  readonly pack: { readonly code: string; readonly version: string }
  readonly needs: Readonly<Record<Code, readonly Need[]>>
  readonly roots: readonly (Root & { readonly id: PartyId })[]
  /** Each item of a scope with the days it belonged to its catalogue. */
  readonly items: readonly {
    readonly code: Code
    readonly name: Name
    readonly during: readonly { from: Day; until?: Day }[]
  }[]
  readonly zone: string
  /** Day asked for, day up to which records were believed, and the instant of the extract (RFC 3339, UTC). */
  readonly asOf: { readonly on: Day; readonly known?: Day; readonly at: string }
}

/** The log's side of an extract: a checkpoint and one inclusion proof for each act, by sequence number. */
export interface LogProof {
  readonly origin: string
  readonly vkey: string
  readonly checkpoint: string
  /** Base64 hashes, as in RFC 9162 2.1.3, for each leaf index. */
  readonly inclusion: readonly { readonly index: number; readonly hashes: readonly string[] }[]
}
