import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { didWeb, issuerOf } from './issuer.ts'

const keys = { registry: generateKeyPairSync('ed25519'), log: generateKeyPairSync('ed25519'), secret: Buffer.alloc(32) }

describe('the name of the issuer', () => {
  it.each([
    ['https://register.example', 'did:web:register.example'],
    ['http://127.0.0.1:8080', 'did:web:127.0.0.1%3A8080'],
    ['https://example.cn/zheng/heng', 'did:web:example.cn:zheng:heng'],
  ])('%s is %s', (url, did) => {
    expect(didWeb(url)).toBe(did)
  })
})

describe('the document of the issuer', () => {
  const config = { publicUrl: 'https://register.example' } as never
  const { did, kid, document } = issuerOf({ config, keys })
  const text = JSON.stringify(document)

  it('states things with the key of the register, named after the key itself (RFC 7638)', () => {
    const { x } = keys.registry.publicKey.export({ format: 'jwk' })
    const name = createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url')
    expect(kid).toBe(`${did}#${name}`)
    expect(document).toMatchObject({
      id: did,
      assertionMethod: [kid],
      verificationMethod: [{ id: kid, controller: did, publicKeyJwk: { x } }],
    })
  })

  it('holds nothing secret', () => {
    expect(text).not.toContain(keys.registry.privateKey.export({ format: 'jwk' }).d)
    expect(text).not.toContain('"d":')
  })

  it('is not made for a key of another kind', () => {
    const rsa = createPublicKey(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey)
    expect(() => issuerOf({ config, keys: { ...keys, registry: { ...keys.registry, publicKey: rsa } } })).toThrow(
      TypeError,
    )
  })
})
