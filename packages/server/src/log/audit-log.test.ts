import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, afterEach, describe, expect, it } from 'vitest'
import { auditLog } from './audit-log.ts'
import { openLog } from './public-log.ts'
import { entryOf, makeSigner, ORIGIN, testActs, type TestActs } from './testing/acts.ts'

const SIZE = 5000
const { signer, vkey } = makeSigner()
let dir: string
let acts: TestActs

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'audit log '))
  acts = testActs(SIZE)
  const log = await openLog({ dir, origin: ORIGIN, signer, vkey })
  for (const size of [100, 300, SIZE]) await log.append(acts.entries.slice(log.size, size), new Date())
})

afterEach(() => {
  rmSync(dir, { recursive: true, force: true })
})

function audit() {
  return auditLog({ dir, vkey, readEntries: acts.readEntries })
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(join(dir, path))
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(join(dir, path), bytes)
}

describe('the audit of the log', () => {
  it('finds database and files the same', async () => {
    const found = await audit()
    expect(found).toMatchObject({ size: SIZE, compared: SIZE })
    expect(found.difference).toBeUndefined()
    expect(found.root).toMatch(/^[A-Za-z0-9+/]{43}=$/)
  })

  it('finds nothing wrong with acts that wait to be published', async () => {
    acts.add(300)
    expect((await audit()).difference).toBeUndefined()
  })

  it('takes a full tile for a partial one that was removed', async () => {
    acts.add(200)
    const checkpoint = readFileSync(join(dir, 'checkpoint'))
    const log = await openLog({ dir, origin: ORIGIN, signer, vkey })
    await log.append(acts.entries.slice(SIZE), new Date())
    writeFileSync(join(dir, 'checkpoint'), checkpoint)
    expect((await audit()).difference).toBeUndefined()
  })

  it('names the first act that was changed in the database', async () => {
    acts.entries[4700] = entryOf(4700, ' changed')
    acts.entries[4444] = entryOf(4444, ' changed')
    expect((await audit()).difference).toMatchObject({
      kind: 'database-changed',
      index: 4444,
      path: 'tile/entries/017',
    })
  })

  it('names the act that is missing in the database', async () => {
    acts.entries.length = 4321
    expect(await audit()).toMatchObject({ compared: 4321, difference: { kind: 'database-short', index: 4321 } })
  })

  it.each([
    ['a flipped bit in a leaf tile', 'tile/0/003', 'file-damaged'],
    ['a flipped bit in a tile above', 'tile/1/000.p/19', 'file-damaged'],
    ['a flipped bit in an entry', 'tile/entries/007', 'file-damaged'],
    ['a flipped bit in an unfinished tile', 'tile/0/019.p/136', 'file-damaged'],
    ['a flipped bit in an unfinished bundle', 'tile/entries/019.p/136', 'file-damaged'],
  ])('names the file with %s', async (_, path, kind) => {
    flip(path, 35)
    expect((await audit()).difference).toMatchObject({ kind, path })
  })

  it('names the act at a damaged entry and leaf', async () => {
    flip('tile/0/003', 35)
    expect((await audit()).difference?.index).toBe(3 * 256 + 1)
  })

  it.each(['tile/0/003', 'tile/entries/019.p/136', 'tile/1/000.p/19'])('names the missing file %s', async (path) => {
    renameSync(join(dir, path), join(dir, 'elsewhere'))
    expect((await audit()).difference).toEqual({ kind: 'file-missing', path, detail: 'there is no such file' })
  })

  it('names a cut bundle', async () => {
    const file = join(dir, 'tile/entries/002')
    writeFileSync(file, readFileSync(file).subarray(0, 100))
    expect((await audit()).difference).toMatchObject({ kind: 'file-damaged', path: 'tile/entries/002' })
  })

  it('names a checkpoint of another key and a missing one', async () => {
    const other = await auditLog({ dir, vkey: makeSigner().vkey, readEntries: acts.readEntries })
    expect(other.difference).toMatchObject({ kind: 'checkpoint', path: 'checkpoint' })
    rmSync(join(dir, 'checkpoint'))
    expect((await audit()).difference?.kind).toBe('checkpoint')
  })

  it('reads the database in batches', async () => {
    const limits: number[] = []
    const readEntries = (from: number, limit: number) => {
      limits.push(limit)
      return acts.readEntries(from, limit)
    }
    await auditLog({ dir, vkey, readEntries })
    expect(limits).toEqual([4096, SIZE - 4096])
  })
})
