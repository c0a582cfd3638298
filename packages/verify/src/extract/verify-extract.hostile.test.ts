import { day } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { encodeBase64url } from '../base64.ts'
import { utf8 } from '../text.ts'
import { CHECK_NAMES, type CheckName } from './check.ts'
import { DID, DID_DOCUMENT, KID, makePayload, signJwt } from './testing/make-extract.ts'
import { facts, outcome, proof, verify, verifyFacts, withAct } from './testing/verify.ts'

describe('a changed extract is refused', () => {
  const [header = '', , signature = ''] = signJwt(makePayload(facts, proof)).split('.')

  it.each(['none', 'HS256', 'ES256'])('with alg %s', (alg) => {
    const forged = signJwt(makePayload(facts, proof), { alg, typ: 'vc+jwt', kid: KID })
    const report = verify({ jwt: forged })
    expect(outcome(report, 'format')).toBe('failed jws-alg-refused')
    expect(
      report.checks.slice(1).every(({ result, reason }) => result === 'not-known' && reason === 'format-refused'),
    ).toBe(true)
    expect(report.checks.map(({ name }) => name)).toEqual(CHECK_NAMES)
  })

  it('with a changed byte of the payload', () => {
    const changed = utf8(JSON.stringify(makePayload({ ...facts, number: 'C1 ' }, proof)))
    expect(outcome(verify({ jwt: `${header}.${encodeBase64url(changed)}.${signature}` }), 'signature')).toBe(
      'failed jws-signature-invalid',
    )
  })

  it('signed by another key', () => {
    const forged = signJwt(makePayload(facts, proof), undefined, new Uint8Array(32).fill(8))
    expect(outcome(verify({ jwt: forged }), 'signature')).toBe('failed jws-signature-invalid')
  })

  it.each([
    [
      'an act that takes effect earlier',
      withAct(350, ({ act }) => ({ act: { ...act, effective: day('2026-05-01') } })),
      'act-not-as-logged',
    ],
    [
      'a suspension that became a restoration',
      withAct(350, ({ act }) => ({ act: { ...act, act: 'restore' } })),
      'act-not-as-logged',
    ],
    ['another salt', withAct(400, () => ({ salt: '00000000-0000-4000-8000-000000000000' })), 'act-not-as-logged'],
    [
      'another time of recording',
      withAct(400, ({ recordedAt }) => ({ recordedAt: recordedAt.replace('17:00:00', '16:59:59') })),
      'act-not-as-logged',
    ],
    [
      'another day of recording',
      withAct(400, ({ act }) => ({ act: { ...act, recorded: day('2026-07-01') } })),
      'act-recorded-otherwise',
    ],
    ['an added reason', withAct(400, ({ act }) => ({ act: { ...act, reason: 'x' } })), 'act-not-as-logged'],
    ['another place in the log', withAct(400, ({ act }) => ({ act: { ...act, seq: 350 } })), 'act-repeated'],
    ['an act that was never logged', withAct(400, ({ act }) => ({ act: { ...act, seq: 499 } })), 'act-not-proved'],
    [
      'another issuer of the certificate',
      { ...facts, attestations: facts.attestations.map((one) => ({ ...one, issuer: 1 })) },
      'act-not-as-logged',
    ],
    [
      'another number',
      { ...facts, number: 'C2', attestations: facts.attestations.map((one) => ({ ...one, number: 'C2' })) },
      'act-not-as-logged',
    ],
  ])('although the register itself signed it: %s', (_, changed, reason) => {
    const report = verifyFacts(changed)
    expect(outcome(report, 'signature')).toBe('passed signature-holds')
    expect(outcome(report, 'acts-logged')).toBe(`failed ${reason}`)
  })

  it('with two acts exchanged', () => {
    const [issue, suspend, restore] = facts.attestations[0]?.acts ?? []
    const swapped = [
      issue,
      { ...suspend, act: { ...suspend?.act, act: 'restore' } },
      { ...restore, act: { ...restore?.act, act: 'suspend' } },
    ]
    const report = verifyFacts({
      ...facts,
      attestations: [{ ...facts.attestations[0], acts: swapped }, facts.attestations[1]],
    })
    expect(outcome(report, 'acts-logged')).toBe('failed act-not-as-logged')
    expect(outcome(report, 'log-files')).toBe('failed act-not-as-logged')
  })

  it('but not for an act that was left out: that is said to be not known', () => {
    const [first] = facts.attestations
    const report = verifyFacts({
      ...facts,
      attestations: [{ ...first, acts: first?.acts.slice(0, 1) }, facts.attestations[1]],
    })
    expect(report.summary.failed).toBe(0)
    expect(outcome(report, 'completeness')).toBe('not-known later-acts-possible')
  })

  it('without the certificate, or with another one in its place', () => {
    expect(outcome(verifyFacts({ ...facts, attestations: facts.attestations.slice(1) }), 'trust-path')).toBe(
      'failed certificate-missing',
    )
    expect(outcome(verifyFacts({ ...facts, attestations: facts.attestations.toReversed() }), 'trust-path')).toBe(
      'failed certificate-missing',
    )
  })

  it('of another issuer', () => {
    const other = DID_DOCUMENT.replaceAll(DID, 'did:web:other.example')
    const report = verify({ did: other })
    expect(outcome(report, 'issuer')).toBe('failed issuer-other')
    expect(outcome(report, 'signature')).toBe('not-known issuer-other')
  })

  it.each([
    ['without the key', DID_DOCUMENT.replaceAll(KID, `${DID}#old`), 'issuer-key-unknown'],
    [
      'with the key for other uses only',
      DID_DOCUMENT.replace('"assertionMethod":', '"authentication":["x"],"assertionMethod":[],"x":'),
      'issuer-key-unknown',
    ],
    [
      'with the key of another controller',
      DID_DOCUMENT.replace('"controller":"did:web:register.example"', '"controller":"did:web:x"'),
      'issuer-key-unknown',
    ],
    ['with another kind of key', DID_DOCUMENT.replace('Ed25519', 'X25519'), 'issuer-key-unknown'],
    ['that is no JSON', '{', 'issuer-document-malformed'],
    [
      'that names things twice',
      `{"id":"${DID}","id":"${DID}","verificationMethod":[],"assertionMethod":[]}`,
      'issuer-document-malformed',
    ],
    ['that is a page', '<html>', 'issuer-document-malformed'],
    ['of a megabyte', ' '.repeat(1_000_000), 'issuer-document-malformed'],
    ['without members', '{}', 'issuer-document-malformed'],
    ['that is a list', '[]', 'issuer-document-malformed'],
  ])('by an issuer document %s', (_, did, reason) => {
    const report = verify({ did })
    expect(outcome(report, 'issuer')).toBe(`failed ${reason}`)
    expect(outcome(report, 'signature')).toMatch(/^not-known/)
  })
})

describe('hostile bytes end in a failed check', () => {
  const good = JSON.stringify(makePayload(facts, proof))

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><title>404</title>'],
    ['JSON', good],
    ['five megabytes of a token', `${'A'.repeat(5_000_000)}.A.A`],
    ['a token of the wrong type', signJwt(good, { alg: 'EdDSA', typ: 'JWT', kid: KID })],
    ['a receipt', signJwt(good, { alg: 'EdDSA', typ: 'receipt+jwt', kid: KID })],
    ['five megabytes of JSON', signJwt(`{"a":"${'b'.repeat(5_000_000)}"}`)],
    ['lists within lists', signJwt(`{"a":${'['.repeat(90_000)}${']'.repeat(90_000)}}`)],
    ['objects within objects', signJwt(`${'{"a":'.repeat(90_000)}1${'}'.repeat(90_000)}`)],
    ['a member twice', signJwt(good.replace('"issuer":', '"issuer":"did:web:x","issuer":'))],
    ['a polluted prototype', signJwt(good.replace('"zone":', '"__proto__":{"zone":"UTC"},"zone":'))],
    ['a constructor', signJwt(good.replace('"zone":', '"constructor":{},"zone":'))],
    ['another credential', signJwt(good.replace('RegisterExtract', 'Diploma'))],
    ['another context', signJwt(good.replace('ns/credentials/v2', '2018/credentials/v1'))],
    ['no evidence', signJwt(good.replace('"type":"LogProof"', '"type":"x"'))],
    ['a number for a name', signJwt(good.replace('"number":"C1"', '"number":1'))],
    ['a day that does not exist', signJwt(good.replaceAll('2022-01-01', '2022-02-30'))],
    ['an act that does not exist', signJwt(good.replaceAll('"suspend"', '"explode"'))],
    ['facts of nothing', signJwt(good.replace('"facts":{}', '"facts":null'))],
    ['an issue without a holder', signJwt(good.replaceAll('"holder":3,', ''))],
    ['a time that is none', signJwt(good.replaceAll('T17:00:00', 'T25:00:00'))],
    ['a negative number', signJwt(good.replaceAll('"seq":400', '"seq":-400'))],
  ])('%s', (_, text) => {
    const report = verify({ jwt: text })
    expect(outcome(report, 'format')).toMatch(/^failed /)
    expect(report.summary).toMatchObject({ passed: 0, failed: 1, 'not-known': 9 })
    expect(({} as { zone?: string }).zone).toBeUndefined()
  })

  it.each([
    [
      'a salt that is none',
      {
        ...facts,
        attestations: [{ ...facts.attestations[0], acts: [{ ...facts.attestations[0]?.acts[0], salt: 'x' }] }],
      },
      'acts-logged',
      'failed extract-malformed',
    ],
    ['a zone that does not exist', { ...facts, zone: 'Mars/Olympus' }, 'acts-logged', 'failed extract-malformed'],
    [
      'an attestation without acts',
      { ...facts, attestations: [{ ...facts.attestations[0], acts: [] }] },
      'trust-path',
      'failed path-not-computable',
    ],
    [
      'facts nested too deep to commit to',
      withAct(400, ({ act }) => ({ act: { ...act, facts: nested(30) } })),
      'acts-logged',
      'failed act-not-as-logged',
    ],
  ])('%s', (_, changed, name, expected) => {
    expect(outcome(verifyFacts(changed), name as CheckName)).toBe(expected)
  })
})

function nested(depth: number): object {
  return Array.from({ length: depth }).reduce<object>((inner) => ({ inner }), {})
}
