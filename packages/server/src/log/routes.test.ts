import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTiles, parseVkey, verifyCheckpoint, verifyExtract } from '@zhengheng/verify'
import fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerWithProblems } from '../http/problems.ts'
import type { Services } from '../services.ts'
import { proveInclusion, signExtract } from './extract.ts'
import { logFolder } from './gate.ts'
import { openLog } from './public-log.ts'
import { logRoutes } from './routes.ts'
import { logOrigin, logSigner } from './signer.ts'
import { entryOf } from './testing/acts.ts'

let app: FastifyInstance
let services: Services

beforeAll(async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'log routes '))
  const keys = {
    registry: generateKeyPairSync('ed25519'),
    log: generateKeyPairSync('ed25519'),
    secret: Buffer.alloc(32),
  }
  const config = { dataDir, publicUrl: 'https://register.example' }
  services = { config, keys } as unknown as Services
  const { signer, vkey } = logSigner(logOrigin(config.publicUrl), keys.log.privateKey)
  const log = await openLog({ dir: logFolder(dataDir), origin: signer.name, signer, vkey })
  await log.append(
    Array.from({ length: 300 }, (_, seq) => entryOf(seq)),
    new Date(),
  )
  app = fastify({ routerOptions: { ignoreTrailingSlash: true } })
  answerWithProblems(app)
  logRoutes(app, services)
})

afterAll(async () => {
  await app.close()
  rmSync(services.config.dataDir, { recursive: true, force: true })
})

async function get(url: string) {
  return app.inject({ method: 'GET', url })
}

describe('the public log over HTTP', () => {
  it('is all that a stranger needs to read it', async () => {
    const key = parseVkey((await get('/log/vkey')).body.trim())
    expect(key.name).toBe('register.example/log')
    const head = verifyCheckpoint((await get('/log/checkpoint')).body, { origin: key.name, keys: [key] })
    const files = new Map<string, Uint8Array>()
    for (const path of [
      'tile/0/000',
      'tile/0/001.p/44',
      'tile/1/000.p/1',
      'tile/entries/000',
      'tile/entries/001.p/44',
    ]) {
      files.set(path, new Uint8Array((await get(`/log/${path}`)).rawPayload))
    }
    const tiles = openTiles({ read: (path) => files.get(path), ...head })
    expect([tiles.entry(0), tiles.entry(299)]).toEqual([entryOf(0), entryOf(299)])
  })

  it('lets tiles be kept for ever and the checkpoint for seconds, by anybody', async () => {
    const tile = await get('/log/tile/0/000')
    expect(tile.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'cache-control': 'public, max-age=31536000, immutable',
      'access-control-allow-origin': '*',
    })
    const checkpoint = await get('/log/checkpoint')
    expect(checkpoint.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=2',
    })
  })

  it.each([
    '/log/tile/0/002',
    '/log/tile/0/001.p/45',
    '/log/tile/0/1',
    '/log/tile/0/x000/001',
    '/log/tile/../../keys/log.pem',
    '/log/tile/%2e%2e/%2e%2e/keys/log.pem',
    '/log/tile/0/000%00',
    '/log/tile/',
    '/verify/../../package.json',
    '/verify/%2e%2e/package.json',
    '/verify/nothing.js',
    '/verify/assets',
  ])('has no %s', async (url) => {
    expect((await get(url)).statusCode).toBe(404)
  })
})

describe('the issuer over HTTP', () => {
  it('names the key under which an extract that is signed here passes', async () => {
    const did = await get('/.well-known/did.json')
    expect(did.headers['content-type']).toContain('application/did+json')
    const facts = {
      number: 'C 1',
      attestations: [],
      parties: [],
      pack: { code: 'test', version: '1' },
      needs: {},
      roots: [],
      items: [],
      zone: 'UTC',
      asOf: { on: '2026-11-24', at: '2026-11-24T00:00:00Z' },
    } as never
    const proof = await proveInclusion(services, [299, 0, 299])
    expect(proof.inclusion.map(({ index }) => index)).toEqual([0, 299])
    const jwt = await signExtract(services, facts, proof)
    const report = verifyExtract({ jwt, did: did.body, vkey: proof.vkey, now: new Date() })
    const results = Object.fromEntries(report.checks.map(({ name, result }) => [name, result]))
    expect(results).toMatchObject({ format: 'passed', signature: 'passed', issuer: 'passed', checkpoint: 'passed' })
    expect(JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      id: 'https://register.example/credentials/C%201',
      issuer: 'did:web:register.example',
      credentialSubject: { id: 'https://register.example/c/C%201' },
    })
  })

  it('proves nothing that the log does not hold', async () => {
    await expect(proveInclusion(services, [300])).rejects.toMatchObject({ code: 'not-yet-logged' })
    const empty = { config: { ...services.config, dataDir: join(services.config.dataDir, 'nothing') } }
    await expect(proveInclusion(empty, [0])).rejects.toMatchObject({ code: 'not-yet-logged' })
  })
})
