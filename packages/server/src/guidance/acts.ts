import { randomBytes } from 'node:crypto'
import {
  dayIn,
  guide,
  isSameGuidance,
  Problem,
  type Guidance,
  type GuidanceQuestion,
  type GuidanceReceiptView,
  type GuidanceView,
} from '@zhengheng/core'
import { CompactSign } from 'jose'
import { read, transact, type Context } from '../db/transact.ts'
import { issuerOf } from '../log/issuer.ts'
import { findScheme } from '../scheme/views.ts'
import type { Services } from '../services.ts'
import { answerGuidance } from './answer.ts'
import { findGuidance, type StoredGuidance } from './reads.ts'
import { insertGuidance } from './store.ts'

/** What a guidance receipt states: which question was answered when, under which pack, and how. */
export interface GuidanceClaims {
  /** The register, as a DID; its document has the key. */
  readonly iss: string
  readonly id: string
  /** RFC 3339, UTC. */
  readonly at: string
  readonly pack: { readonly code: string; readonly version: string }
  readonly question: GuidanceQuestion
  readonly answer: GuidanceView
}

const TYPE = 'guidance+jwt'
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * Answers and keeps the answer: a compact JWS (RFC 7515) by the key of the register. What was typed to find the item is
 * not kept: it is nobody's business but the reader's.
 */
export async function keepAnswer(
  services: Services,
  context: Context,
  question: GuidanceQuestion,
): Promise<GuidanceReceiptView> {
  const answer = await answerGuidance(services, question)
  const made = services.now()
  const { did, kid } = issuerOf(services)
  const id = newId()
  const { code, version } = services.pack
  const claims: GuidanceClaims = { iss: did, id, at: made.toISOString(), pack: { code, version }, question, answer }
  const receipt = await new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'EdDSA', typ: TYPE, kid })
    .sign(services.keys.registry.privateKey)
  const kept = { id, made, item: question.item, part: question.part ?? null, on: question.on, receipt }
  await transact(services.db, context, async (tx) => insertGuidance(tx, kept))
  return receiptView(services, kept)
}

/** A kept answer, word for word, and whether the catalogue as it is known now still says so. */
export async function getGuidance(services: Services, context: Context, id: string): Promise<GuidanceReceiptView> {
  const kept = await read(services.db, context, async (tx) => findGuidance(tx, id))
  if (!kept) throw new Problem('not-found', { id })
  return receiptView(services, kept)
}

function receiptView(services: Services, kept: StoredGuidance): GuidanceReceiptView {
  const { answer } = claimsOf(kept.receipt)
  return {
    id: kept.id,
    madeAt: kept.made.toISOString(),
    item: kept.item,
    ...(kept.part !== null && { part: kept.part }),
    on: kept.on,
    guidance: answer,
    receipt: kept.receipt,
    stillSo: {
      thatDay: isStill(services, kept, answer, kept.on),
      today: isStill(services, kept, answer, dayIn(services.pack.zone, services.now())),
    },
  }
}

function isStill(
  services: Services,
  { item, part }: StoredGuidance,
  answer: GuidanceView,
  on: Guidance['on'],
): boolean {
  const scheme = findScheme(services.pack, item)
  const now = scheme && guide(scheme, { item, on, ...(part !== null && { part }) })
  return now !== undefined && isSameGuidance(now, answer as unknown as Guidance)
}

/** The register signed it itself: the payload is what the answer was. */
function claimsOf(receipt: string): GuidanceClaims {
  return JSON.parse(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString('utf8')) as GuidanceClaims
}

/** 100 random bits: each of twenty letters carries five. */
function newId(): string {
  return Array.from(randomBytes(20), (byte) => LETTERS[byte % 32]).join('')
}
