import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeyPairSync } from 'node:crypto'
import { day, Problem, type Content } from '@zhengheng/core'
import { leafHash, openTiles, parseVkey, verifyCheckpoint, verifyInclusion } from '@zhengheng/verify'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { issueAttestation } from '../attestation/acts.ts'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { auditLog } from './audit-log.ts'
import { proveInclusion } from './extract.ts'
import { entriesOf, logFolder, signerOf, startLog, type LogGate, type LogParts } from './gate.ts'
import { readIfThere } from './log-files.ts'
import { readActsToLog } from './reads.ts'

const PATIENCE = { timeout: 10_000 }
const keys = { log: generateKeyPairSync('ed25519') }
let db: TestDatabase
let authority: number
let holder: number
let parts: LogParts
let gate: LogGate | undefined
let serial = 0

beforeAll(async () => {
  db = await testDatabase()
  const rows = await db.owner<
    { id: number }[]
  >`insert into party (kind, name) values ('authority', 'A'), ('body', 'B') returning id`
  ;[authority = 0, holder = 0] = rows.map((row) => row.id)
})

beforeEach(() => {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhengheng log '))
  parts = { config: { dataDir, publicUrl: 'https://register.example/cn' }, db, keys, now: () => new Date() }
})

afterEach(async () => {
  await gate?.stop()
  gate = undefined
  await db.owner`delete from log_head`
  rmSync(parts.config.dataDir, { recursive: true, force: true })
})

async function issue(count: number): Promise<void> {
  const content: Content = { holder, scope: ['s/1'], valid: { from: day('2026-01-01') }, standards: [], detail: {} }
  for (let n = 0; n < count; n++) {
    await transact(db, SYSTEM, (tx) =>
      issueAttestation(tx, SYSTEM, {
        family: 'approval',
        kind: 'approval',
        number: `N${(serial += 1)}`,
        issuer: authority,
        origin: { type: 'register', id: 'test' },
        content,
        effective: day('2026-01-01'),
      }),
    )
  }
}

async function countActs(): Promise<number> {
  const rows = await db.owner<{ n: number }[]>`select count(*) as n from act`
  return rows[0]?.n ?? 0
}

async function start(): Promise<LogGate> {
  gate = await startLog(parts)
  return gate
}

describe('the log of a database', () => {
  it('takes every act within a moment, and the outbox is empty then', async () => {
    await issue(3)
    const log = await start()
    await expect.poll(() => log.state(), PATIENCE).toMatchObject({ code: 'ok', message: '', size: await countActs() })
    await issue(2)
    log.wake()
    const size = await countActs()
    await expect.poll(() => log.state().size, PATIENCE).toBe(size)
    await expect.poll(async () => (await db.owner`select from outbox`).length, PATIENCE).toBe(0)
    const [head] = await db.owner<{ size: number }[]>`select size from log_head`
    expect(head?.size).toBe(size)
    expect(() => log.assertOpen()).not.toThrow()
  })

  it('holds the entry of every act at its sequence number, which anybody can prove', async () => {
    await issue(3)
    const log = await start()
    const size = await countActs()
    await expect.poll(() => log.state().size, PATIENCE).toBe(size)
    const entries = await entriesOf(db)(0, size)
    const proof = await proveInclusion(parts as never, [size - 1, 0])
    const key = parseVkey(proof.vkey)
    expect(proof.origin).toBe('register.example/cn/log')
    const head = verifyCheckpoint(proof.checkpoint, { origin: proof.origin, keys: [key] })
    for (const { index, hashes } of proof.inclusion) {
      const leaf = leafHash(entries[index] ?? new Uint8Array())
      verifyInclusion({
        ...head,
        index,
        leaf,
        proof: hashes.map((hash) => new Uint8Array(Buffer.from(hash, 'base64'))),
      })
    }
    expect(proof.inclusion.map(({ index }) => index)).toEqual([0, size - 1])
    await expect(proveInclusion(parts as never, [size])).rejects.toThrow(Problem)
  })

  it('is found whole by the audit, and with an act that was changed it is not', async () => {
    await issue(5)
    const log = await start()
    const size = await countActs()
    await expect.poll(() => log.state().size, PATIENCE).toBe(size)
    const options = {
      dir: logFolder(parts.config.dataDir),
      vkey: signerOf(logFolder(parts.config.dataDir), parts).vkey,
      readEntries: entriesOf(db),
    }
    expect(await auditLog(options)).toMatchObject({ size, compared: size })
    await db.asAdmin((admin) => admin`update act set reason = 'changed' where seq = ${size - 2}`)
    expect((await auditLog(options)).difference).toMatchObject({ kind: 'database-changed', index: size - 2 })
    await db.asAdmin((admin) => admin`update act set reason = null where seq = ${size - 2}`)
  })

  it('refuses acts when an old copy of the files was put back, and says so', async () => {
    await issue(1)
    const log = await start()
    await expect.poll(async () => (await db.owner`select from log_head h where h.size > 0`).length, PATIENCE).toBe(1)
    await log.stop()
    rmSync(logFolder(parts.config.dataDir), { recursive: true })
    const again = await start()
    expect(again.state()).toMatchObject({ code: 'log-behind' })
    expect(() => again.assertOpen()).toThrow(Problem)
  })

  it('refuses acts when an act that was published is not in the database any more', async () => {
    await issue(1)
    const log = await start()
    const size = await countActs()
    await expect.poll(() => log.state().size, PATIENCE).toBe(size)
    await log.stop()
    await db.asAdmin((admin) => admin`update act set salt = gen_random_uuid() where seq = ${size - 1}`)
    expect((await start()).state()).toMatchObject({ code: 'log-forked' })
  })

  it('starts closed with the files of another installation, and keeps the origin under which it began', async () => {
    const log = await start()
    await expect.poll(() => readIfThere(join(logFolder(parts.config.dataDir), 'vkey')), PATIENCE).toBeDefined()
    await log.stop()
    const moved = { ...parts, config: { ...parts.config, publicUrl: 'https://elsewhere.example' } }
    expect(signerOf(logFolder(parts.config.dataDir), moved).signer.name).toBe('register.example/cn/log')
    const foreign = await startLog({ ...parts, keys: { log: generateKeyPairSync('ed25519') } })
    expect(foreign.state()).toMatchObject({ code: 'log-foreign', size: 0 })
    expect(() => foreign.assertOpen()).toThrow(Problem)
    foreign.wake()
    await foreign.stop()
    const file = join(logFolder(parts.config.dataDir), 'vkey')
    writeFileSync(file, 'no key')
    expect((await startLog(parts)).state().code).toBe('log-foreign')
    expect(readFileSync(file, 'utf8')).toBe('no key')
  })
})

describe('acts on their way into the log', () => {
  it('are read with all that is committed to, time to the microsecond', async () => {
    await issue(1)
    const [act] = await readActsToLog(db.owner, (await countActs()) - 1, 10)
    expect(act?.salt).toMatch(/^[0-9a-f-]{36}$/)
    expect(act?.committed).toMatchObject({
      subject: { type: 'attestation', family: 'approval', kind: 'approval', number: `N${serial}`, issuer: authority },
      act: 'issue',
      effective: '2026-01-01',
      reason: null,
      basis: [],
      facts: { holder, scope: ['s/1'] },
    })
    expect(act?.committed.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/)
  })

  it('never skip a number', async () => {
    await issue(2)
    const last = (await countActs()) - 1
    await db.asAdmin(async (admin) => admin`update act set seq = ${last + 100} where seq = ${last}`)
    await expect(readActsToLog(db.owner, last - 1, 1000)).rejects.toThrow(`act ${last} is missing`)
    await db.asAdmin(async (admin) => admin`update act set seq = ${last} where seq = ${last + 100}`)
  })
})

describe('the published tree', () => {
  it('shows entries that say nothing but a hash', async () => {
    await issue(1)
    const log = await start()
    const size = await countActs()
    await expect.poll(() => log.state().size, PATIENCE).toBe(size)
    const dir = logFolder(parts.config.dataDir)
    const read = (path: string) => readIfThere(join(dir, path))
    const key = parseVkey(readFileSync(join(dir, 'vkey'), 'utf8').trim())
    const tiles = openTiles({ read, ...verifyCheckpoint(read('checkpoint') ?? '', { origin: key.name, keys: [key] }) })
    expect(new TextDecoder().decode(tiles.entry(size - 1))).toMatch(/^zhengheng\/act\/v1\n[A-Za-z0-9+/]{43}=\n$/)
  })
})
