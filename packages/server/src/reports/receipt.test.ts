import { generateKeyPairSync } from 'node:crypto'
import { CompactSign, UnsecuredJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { ForgedReceipt, readReceipt, signReceipt, type ReceiptClaims } from './receipt.ts'

const registry = generateKeyPairSync('ed25519')
const stranger = generateKeyPairSync('ed25519')
const claims: ReceiptClaims = {
  iss: 'https://register.example',
  report: '42',
  party: '7',
  sha256: 'ab'.repeat(32),
  bytes: 1234,
  dryRun: false,
  receivedAt: '2026-03-04T05:06:07.000Z',
  idempotencyKey: 'march',
}
const read = (receipt: string) => readReceipt([registry.publicKey], receipt)

describe('a receipt', () => {
  it('says who sent which bytes when, to anyone who has the public key', async () => {
    const receipt = await signReceipt(registry.privateKey, claims)
    expect(await read(receipt)).toEqual(claims)
    expect(await read(` ${receipt}\n`)).toEqual(claims)
  })

  it('is also believed when an older key of the register signed it', async () => {
    const receipt = await signReceipt(stranger.privateKey, claims)
    expect(await readReceipt([registry.publicKey, stranger.publicKey], receipt)).toEqual(claims)
  })

  it('signed by anybody else is forged', async () => {
    await expect(read(await signReceipt(stranger.privateKey, claims))).rejects.toThrow(ForgedReceipt)
  })

  it.each(['header', 'payload', 'signature'] as const)('with a changed %s is forged', async (part) => {
    const parts = (await signReceipt(registry.privateKey, claims)).split('.')
    const changed = { header: { alg: 'EdDSA', typ: 'receipt+jwt', kid: 'x' }, payload: { ...claims, bytes: 1 } }
    if (part === 'signature') parts[2] = Buffer.alloc(64, 1).toString('base64url')
    else parts[part === 'header' ? 0 : 1] = Buffer.from(JSON.stringify(changed[part])).toString('base64url')
    await expect(read(parts.join('.'))).rejects.toThrow(ForgedReceipt)
  })

  it('that names no algorithm, or a secret one, is forged', async () => {
    await expect(read(new UnsecuredJWT({ ...claims }).encode())).rejects.toThrow(ForgedReceipt)
    const pem = registry.publicKey.export({ type: 'spki', format: 'pem' })
    const hmac = await new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'HS256', typ: 'receipt+jwt' })
      .sign(Buffer.from(pem))
    await expect(read(hmac)).rejects.toThrow(ForgedReceipt)
  })

  it('is not something else that the register signed', async () => {
    const extract = await new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'EdDSA', typ: 'vc+jwt' })
      .sign(registry.privateKey)
    await expect(read(extract)).rejects.toThrow(ForgedReceipt)
  })

  it.each(['', 'x', 'a.b.c', 'a.b.c.d', '🙂'.repeat(1000)])('is not %j', async (text) => {
    await expect(read(text)).rejects.toThrow(ForgedReceipt)
  })
})
