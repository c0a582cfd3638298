import { createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { CompactSign } from 'jose'
import { describe, expect, it } from 'vitest'
import { encodeBase64url } from '../base64.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import { utf8 } from '../text.ts'
import { parseCompactJws, verifyCompactJws } from './compact-jws.ts'

// Private key of RFC 8037 appendix A.1: public, for tests only.
const jwk = {
  kty: 'OKP',
  crv: 'Ed25519',
  d: 'nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A',
  x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo',
}
const privateKey = createPrivateKey({ key: jwk, format: 'jwk' })
const publicKey = new Uint8Array(Buffer.from(jwk.x, 'base64url'))
const KID = 'did:web:register.example#key-1'
const HEADER = { alg: 'EdDSA', typ: 'vc+jwt', kid: KID }
const PAYLOAD = { issuer: 'did:web:register.example', name: '证书' }
const token = tokenOf(JSON.stringify(HEADER))

function keyOf(kid: string): Uint8Array | undefined {
  return kid === KID ? publicKey : undefined
}

function tokenOf(header: string, payload: string | Uint8Array = JSON.stringify(PAYLOAD)): string {
  const signed = `${encodeBase64url(utf8(header))}.${encodeBase64url(typeof payload === 'string' ? utf8(payload) : payload)}`
  return `${signed}.${encodeBase64url(sign(null, Buffer.from(signed), privateKey))}`
}

function codeOf(text: string): string | undefined {
  return refusalOf(() => verifyCompactJws(text, keyOf))?.code
}

describe('a signed extract', () => {
  it('gives header and payload once its signature holds', () => {
    expect(verifyCompactJws(token, keyOf)).toEqual({ header: HEADER, payload: PAYLOAD })
  })

  it('may be signed by another implementation', async () => {
    const made = await new CompactSign(utf8(JSON.stringify(PAYLOAD)))
      .setProtectedHeader({ ...HEADER, cty: 'vc' })
      .sign(privateKey)
    expect(verifyCompactJws(made, keyOf).payload).toEqual(PAYLOAD)
  })

  it('verifies the example of RFC 8037 appendix A.4 as far as its payload allows', () => {
    const example =
      'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg'
    const signature = example.split('.')[2]
    expect(encodeBase64url(sign(null, Buffer.from(example.split('.').slice(0, 2).join('.')), privateKey))).toBe(
      signature,
    )
    expect(codeOf(example)).toBe('jws-typ-refused')
  })

  it('is read without judging to learn which key is asked for', () => {
    expect(parseCompactJws(token).header.kid).toBe(KID)
    expect(createPublicKey(privateKey).export({ format: 'jwk' }).x).toBe(jwk.x)
  })

  it('may be of another type only where the caller asks for it', () => {
    const receipt = tokenOf(JSON.stringify({ ...HEADER, typ: 'receipt+jwt' }))
    expect(verifyCompactJws(receipt, keyOf, { typ: 'receipt+jwt' }).header.typ).toBe('receipt+jwt')
    expect(codeOf(receipt)).toBe('jws-typ-refused')
  })
})

describe('a signed extract is refused', () => {
  it.each([
    'none',
    'None',
    'NONE',
    'nOnE',
    '',
    'HS256',
    'ES256',
    'RS256',
    'eddsa',
    'EDDSA',
    'Ed25519',
    'EdDSA ',
    'SM2',
  ])('with alg %j, signed or not', (alg) => {
    const forged = tokenOf(JSON.stringify({ ...HEADER, alg }))
    expect(codeOf(forged)).toBe('jws-alg-refused')
    expect(codeOf(`${forged.split('.').slice(0, 2).join('.')}.`)).toBe('jws-alg-refused')
  })

  it.each([
    ['no alg', { typ: 'vc+jwt', kid: KID }, 'jws-alg-refused'],
    ['alg as a list', { ...HEADER, alg: ['EdDSA'] }, 'jws-alg-refused'],
    ['alg null', { ...HEADER, alg: null }, 'jws-alg-refused'],
    ['crit', { ...HEADER, crit: ['b64'], b64: false }, 'jws-crit-refused'],
    ['empty crit', { ...HEADER, crit: [] }, 'jws-crit-refused'],
    ['a key of its own', { ...HEADER, jwk: { ...jwk, d: undefined } }, 'jws-header-member'],
    ['an address of keys', { ...HEADER, jku: 'https://attacker.example/keys' }, 'jws-header-member'],
    ['a certificate of its own', { ...HEADER, x5c: ['MIIB'] }, 'jws-header-member'],
    ['unencoded payload', { ...HEADER, b64: false }, 'jws-header-member'],
    ['a number for kid', { ...HEADER, kid: 1 }, 'jws-header-member'],
    [
      '__proto__ as a member',
      JSON.parse('{"alg":"EdDSA","typ":"vc+jwt","kid":"k","__proto__":"x"}') as object,
      'json-forbidden-member',
    ],
    ['no kid', { alg: 'EdDSA', typ: 'vc+jwt' }, 'jws-kid-missing'],
    ['an empty kid', { ...HEADER, kid: '' }, 'jws-kid-missing'],
    ['an unknown kid', { ...HEADER, kid: 'did:web:attacker.example#key-1' }, 'jws-unknown-key'],
    ['no typ', { alg: 'EdDSA', kid: KID }, 'jws-typ-refused'],
    ['typ JWT', { ...HEADER, typ: 'JWT' }, 'jws-typ-refused'],
    ['typ in capitals', { ...HEADER, typ: 'VC+JWT' }, 'jws-typ-refused'],
    ['typ as a full media type', { ...HEADER, typ: 'application/vc+jwt' }, 'jws-typ-refused'],
  ])('with %s', (_, header, code) => {
    expect(codeOf(tokenOf(JSON.stringify(header)))).toBe(code)
  })

  it.each([
    [
      'two algs, the last one good',
      `{"alg":"none","alg":"EdDSA","typ":"vc+jwt","kid":"${KID}"}`,
      'json-duplicate-member',
    ],
    [
      'two algs, the first one good',
      `{"alg":"EdDSA","alg":"none","typ":"vc+jwt","kid":"${KID}"}`,
      'json-duplicate-member',
    ],
    [
      'two kids, one hidden behind an escape',
      `{"alg":"EdDSA","typ":"vc+jwt","k\\u0069d":"x","kid":"${KID}"}`,
      'json-duplicate-member',
    ],
    ['a hidden list', `{"alg":"EdDSA","typ":"vc+jwt","kid":["a"],"kid":"${KID}"}`, 'json-duplicate-member'],
    ['a list for a header', `[${JSON.stringify(HEADER)}]`, 'jws-header-malformed'],
    ['null for a header', 'null', 'jws-header-malformed'],
    ['no JSON', '{alg:EdDSA}', 'jws-header-malformed'],
    ['a byte order mark', `\ufeff${JSON.stringify(HEADER)}`, 'jws-header-malformed'],
    ['an empty header', '', 'jws-header-malformed'],
  ])('with %s', (_, header, code) => {
    expect(codeOf(tokenOf(header))).toBe(code)
  })

  it.each([
    ['text', '"text"'],
    ['a list', '[1]'],
    ['nothing', ''],
    ['half an object', '{"a":'],
    ['bytes that are no text', Uint8Array.from([0x7b, 0xff, 0x7d])],
  ])('with %s for a payload', (_, payload) => {
    expect(codeOf(tokenOf(JSON.stringify(HEADER), payload))).toBe('jws-payload-malformed')
  })

  const [header = '', payload = '', signature = ''] = token.split('.')
  it.each([
    ['two parts', `${header}.${payload}`, 'jws-malformed'],
    ['four parts', `${token}.`, 'jws-malformed'],
    ['nothing', '', 'jws-malformed'],
    ['JSON serialization', '{"payload":"","signatures":[]}', 'jws-malformed'],
    ['padding', `${token}==`, 'base64-not-canonical'],
    ['a newline at the end', `${token}\n`, 'base64-not-canonical'],
    ['white space within', `${header}. ${payload}.${signature}`, 'base64-not-canonical'],
    ['the other alphabet', `${header}.${payload}.${signature.replace(/[-_]/, '+')}`, 'base64-not-canonical'],
    [
      'stray bits in the signature',
      `${header}.${payload}.${signature.slice(0, -1)}${nextLetter(signature.at(-1) ?? '')}`,
      'base64-not-canonical',
    ],
    ['no signature', `${header}.${payload}.`, 'jws-signature-invalid'],
    ['half a signature', `${header}.${payload}.${signature.slice(0, 43)}`, 'jws-signature-invalid'],
    ['a signature of zeros', `${header}.${payload}.${encodeBase64url(new Uint8Array(64))}`, 'jws-signature-invalid'],
    [
      'the payload of another',
      `${header}.${encodeBase64url(utf8('{"name":"x"}'))}.${signature}`,
      'jws-signature-invalid',
    ],
    ['a header of 5,000 letters', `${'A'.repeat(5000)}.${payload}.${signature}`, 'jws-too-large'],
    ['four million letters', `${header}.${'A'.repeat(4_000_000)}.${signature}`, 'jws-too-large'],
  ])('with %s', (_, text, code) => {
    expect(codeOf(text)).toBe(code)
  })

  it('with a second signature made by adding the order of the group (RFC 8032 section 5.1.7)', () => {
    const bytes = new Uint8Array(Buffer.from(signature, 'base64url'))
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    let s = order
    for (let at = 63; at >= 32; at--) s += BigInt(bytes[at] ?? 0) << BigInt(8 * (at - 32))
    for (let at = 32; at < 64; at++) bytes[at] = Number((s >> BigInt(8 * (at - 32))) & 255n)
    expect(codeOf(`${header}.${payload}.${encodeBase64url(bytes)}`)).toBe('jws-signature-invalid')
  })

  it('under a key of small order, which would accept many signatures', () => {
    const weak = new Uint8Array(32)
    weak[0] = 1
    const zeros = new Uint8Array(64)
    zeros[0] = 1
    const forged = `${header}.${payload}.${encodeBase64url(zeros)}`
    expect(refusalOf(() => verifyCompactJws(forged, () => weak))?.code).toBe('jws-signature-invalid')
    expect(refusalOf(() => verifyCompactJws(token, () => new Uint8Array(5)))?.code).toBe('jws-signature-invalid')
  })

  it('whatever single letter is changed, always with a code', () => {
    for (let at = 0; at < token.length; at += 3) {
      const changed = `${token.slice(0, at)}${nextLetter(token.charAt(at))}${token.slice(at + 1)}`
      expect(
        refusalOf(() => verifyCompactJws(changed, keyOf)),
        `letter ${at}`,
      ).toBeInstanceOf(Refusal)
    }
  })
})

function nextLetter(letter: string): string {
  return letter === 'z' ? 'A' : String.fromCharCode(letter.charCodeAt(0) + 1)
}
