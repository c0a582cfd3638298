import { sign, verify } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hasDatabaseSecret, openDatabaseSecret, openKeys } from './keys.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'zhengheng keys-'))
})

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true })
})

describe('the first start', () => {
  it('makes an Ed25519 key for the register, another for the log, and a secret', () => {
    const keys = openKeys(dataDir)
    const message = Buffer.from('证书有效')
    for (const pair of [keys.registry, keys.log]) {
      expect(verify(null, message, pair.publicKey, sign(null, message, pair.privateKey))).toBe(true)
    }
    expect(verify(null, message, keys.log.publicKey, sign(null, message, keys.registry.privateKey))).toBe(false)
    expect(keys.secret).toHaveLength(32)
  })

  it('leaves nothing that another account can read', () => {
    openKeys(dataDir)
    openDatabaseSecret(dataDir)
    const folder = join(dataDir, 'keys')
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(readdirSync(folder).toSorted()).toEqual(['database', 'log.pem', 'registry.pem', 'secret'])
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, 'log.pem'), 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/)
  })
})

describe('a later start', () => {
  it('finds the same keys', () => {
    const first = openKeys(dataDir)
    const second = openKeys(dataDir)
    expect(second.registry.publicKey.equals(first.registry.publicKey)).toBe(true)
    expect(second.log.publicKey.equals(first.log.publicKey)).toBe(true)
    expect(second.secret.equals(first.secret)).toBe(true)
    expect(openDatabaseSecret(dataDir)).toBe(openDatabaseSecret(dataDir))
  })

  it('takes the secret of the operator before its own', () => {
    expect(openKeys(dataDir, 'of the operator').secret.toString()).toBe('of the operator')
    expect(readdirSync(join(dataDir, 'keys'))).not.toContain('secret')
  })

  it('refuses a key that others can read, and says how to mend it', () => {
    openKeys(dataDir)
    const file = join(dataDir, 'keys', 'registry.pem')
    chmodSync(file, 0o644)
    expect(() => openKeys(dataDir)).toThrow(/registry\.pem can be read by others \(mode 644\)/)
    chmodSync(file, 0o600)
    expect(() => openKeys(dataDir)).not.toThrow()
  })

  it.each([
    ['an empty file', ''],
    ['a torn file', '-----BEGIN PRIVATE KEY-----\nMC4CAQ'],
    ['a key of another kind', 'not a key at all'],
  ])('refuses %s instead of making a new key', (_name, content) => {
    mkdirSync(join(dataDir, 'keys'))
    writeFileSync(join(dataDir, 'keys', 'log.pem'), content, { mode: 0o600 })
    expect(() => openKeys(dataDir)).toThrow(/log\.pem is not an Ed25519 private key/)
  })
})

it('knows whether the database secret was ever made', () => {
  expect(hasDatabaseSecret(dataDir)).toBe(false)
  const made = openDatabaseSecret(dataDir)
  expect(hasDatabaseSecret(dataDir)).toBe(true)
  expect(Buffer.from(made, 'base64url')).toHaveLength(32)
})
