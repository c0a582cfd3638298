import { ed25519 } from '@noble/curves/ed25519.js'
import { addDays, day, type Act, type Attestation, type ExtractFacts, type LogProof, type Need } from '@zhengheng/core'
import { encodeBase64, encodeBase64url } from '../../base64.ts'
import { utf8 } from '../../text.ts'
import { signCheckpoint } from '../../tlog/checkpoint.ts'
import { leafHash } from '../../tlog/hash.ts'
import { testSigner } from '../../tlog/testing/keys.ts'
import { filesOf } from '../../tlog/testing/memory-log.ts'
import { hashesInMemory, inclusionProof, treeRoot } from '../../tlog/tree.ts'
import { commitAct, saltOf } from '../commit.ts'

const SECRET = new Uint8Array(32).fill(9)
export const DID = 'did:web:register.example'
export const KID = `${DID}#key`
export const LOG = testSigner('register.example/log', 1)
export const OTHER_LOG = testSigner('other.example/log', 2)
export const NOW = new Date('2026-11-24T09:00:00Z')
/** Zone of the register: the last hours of a day in UTC are the next day there. */
const ZONE = 'Asia/Shanghai'

const AUTHORITY = 1
const BODY = 2
const HOLDER = 3
const ALWAYS = { from: day('2000-01-01') }
const BASIS = [{ instrument: 'rules', article: '7' }]
const NEEDS: readonly Need[] = [
  {
    role: 'approval',
    holder: 'issuer',
    family: 'approval',
    day: 'issue',
    covers: 'items',
    during: ALWAYS,
    basis: BASIS,
  },
]

export const DID_DOCUMENT = JSON.stringify({
  '@context': ['https://www.w3.org/ns/did/v1'],
  id: DID,
  verificationMethod: [
    {
      id: KID,
      type: 'JsonWebKey',
      controller: DID,
      publicKeyJwk: { kty: 'OKP', crv: 'Ed25519', x: encodeBase64url(ed25519.getPublicKey(SECRET)) },
    },
  ],
  assertionMethod: [KID],
})

function act(seq: number, kind: string, effective: string, facts: object): Act {
  return { seq, act: kind, effective: day(effective), recorded: addDays(day(effective), 1), facts } as unknown as Act
}

/** Recorded at 01:00 of the next day in the zone of the register. */
function recordedAt({ effective }: Act): string {
  return `${effective}T17:00:00.123456Z`
}

function content(holder: number, scope: readonly string[]): object {
  return { holder, scope, valid: { from: '2020-01-01', until: '2030-01-01' }, standards: [], detail: {} }
}

export const APPROVAL: Attestation = {
  id: 10,
  family: 'approval',
  kind: 'approval',
  number: 'A1',
  issuer: AUTHORITY,
  origin: { register: 'test' },
  acts: [act(3, 'issue', '2020-01-01', content(BODY, ['s/1']))],
}

export const CERTIFICATE: Attestation = {
  id: 11,
  family: 'certificate',
  kind: 's',
  number: 'C1',
  issuer: BODY,
  origin: { report: 'test' },
  acts: [
    act(300, 'issue', '2022-01-01', content(HOLDER, ['s/1/x'])),
    act(350, 'suspend', '2026-06-01', {}),
    act(400, 'restore', '2026-07-01', {}),
  ],
}

function salt(seq: number): string {
  return `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}`
}

/** A log in which the acts of the attestations stand at their places between strangers' entries. */
export function makeLog(attestations: readonly Attestation[], size: number, signer = LOG) {
  const entries = Array.from({ length: size }, (_, seq) => utf8(`stranger ${seq}`))
  for (const one of attestations) {
    const { id, family, kind, number, issuer } = one
    for (const line of one.acts) {
      const committed = {
        seq: line.seq,
        recordedAt: recordedAt(line),
        subject: { type: 'attestation' as const, id, family, kind, number, issuer },
        act: line.act,
        effective: line.effective,
        reason: line.reason ?? null,
        basis: line.basis ?? [],
        facts: line.facts,
      }
      if (line.seq < size) entries[line.seq] = commitAct(committed, saltOf(salt(line.seq)))
    }
  }
  const leaves = entries.map(leafHash)
  const checkpoint = signCheckpoint({ origin: signer.name, size, root: treeRoot(leaves), extensions: [] }, signer)
  const files = filesOf(entries)
  files.set('checkpoint', utf8(checkpoint))
  const prove = (index: number) => inclusionProof(index, size, hashesInMemory(leaves)).map(encodeBase64)
  return { entries, checkpoint, files, prove, vkey: signer.vkey, origin: signer.name }
}

export const SIZE = 500
export const WORLD = [CERTIFICATE, APPROVAL]

export function makeFacts(attestations: readonly Attestation[] = WORLD): ExtractFacts {
  return {
    number: CERTIFICATE.number,
    attestations: attestations.map((one) => {
      const acts = one.acts.map((line) => ({ act: line, recordedAt: recordedAt(line), salt: salt(line.seq) }))
      return Object.assign({}, one, { acts })
    }),
    parties: [
      { id: AUTHORITY, name: '局', nameEn: 'Authority' },
      { id: BODY, name: '认证机构', nameEn: 'Body' },
      { id: HOLDER, name: '企业' },
    ],
    pack: { code: 'test', version: '1' },
    needs: { s: NEEDS },
    roots: [
      {
        id: AUTHORITY,
        name: { zh: '局', en: 'Authority' },
        kind: 'authority',
        party: { scheme: 'test', value: '1' },
        families: ['approval'],
        basis: BASIS,
      },
    ],
    items: [{ code: 's/1/x', name: { zh: '开关', en: 'switch' }, during: [ALWAYS] }],
    zone: ZONE,
    asOf: { on: day('2026-11-20'), at: '2026-11-20T08:00:00Z' },
  }
}

export function makeProof(log = makeLog(WORLD, SIZE)): LogProof {
  const inclusion = [3, 300, 350, 400].map((index) => ({ index, hashes: log.prove(index) }))
  return { origin: log.origin, vkey: log.vkey, checkpoint: log.checkpoint, inclusion }
}

export function makePayload(facts: unknown = makeFacts(), proof: unknown = makeProof()): Record<string, unknown> {
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: 'https://register.example/credentials/C1',
    type: ['VerifiableCredential', 'RegisterExtract'],
    issuer: DID,
    validFrom: '2026-11-20T08:00:00Z',
    credentialSubject: { id: 'https://register.example/c/C1', ...(facts as object) },
    evidence: [{ type: 'LogProof', ...(proof as object) }],
  }
}

/** Signed by the register, whatever the payload says. */
export function signJwt(
  payload: unknown,
  header: object = { alg: 'EdDSA', typ: 'vc+jwt', kid: KID },
  secret = SECRET,
): string {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const signed = `${encodeBase64url(utf8(JSON.stringify(header)))}.${encodeBase64url(utf8(text))}`
  return `${signed}.${encodeBase64url(ed25519.sign(utf8(signed), secret))}`
}
