import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  leafHash,
  openTiles,
  parseVkey,
  sameBytes,
  treeRoot,
  verifyCheckpoint,
  verifyConsistency,
  verifyInclusion,
} from '@zhengheng/verify'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readIfThere } from './log-files.ts'
import { LogFault } from './log-fault.ts'
import { openLog, type PublicLog } from './public-log.ts'
import { entryOf, makeSigner, ORIGIN } from './testing/acts.ts'
import { crashDisk, PowerCut, type CrashDisk } from './testing/crash-disk.ts'

const { signer, vkey } = makeSigner()
const identity = { origin: ORIGIN, keys: [parseVkey(vkey)] }
const AT = new Date('2026-11-24T08:00:00Z')
let dir: string

beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'public log ')), 'log')
})

afterEach(() => {
  rmSync(join(dir, '..'), { recursive: true, force: true })
})

function open(disk?: CrashDisk): Promise<PublicLog> {
  return openLog({ dir, origin: ORIGIN, signer, vkey, ...(disk === undefined ? {} : { files: disk.files }) })
}

function entries(from: number, to: number): Uint8Array[] {
  return Array.from({ length: to - from }, (_, at) => entryOf(from + at))
}

/** Appends up to each size that is still ahead. */
async function appendTo(log: PublicLog, sizes: readonly number[]): Promise<void> {
  await log.append([], AT)
  for (const size of sizes) if (size > log.size) await log.append(entries(log.size, size), AT)
}

describe('the public log', () => {
  it('begins with a signed checkpoint of nothing, its key and no tile', async () => {
    const log = await open()
    expect(readIfThere(join(dir, 'checkpoint'))).toBeUndefined()
    await log.append([], AT)
    expect(verifyCheckpoint(readFileSync(join(dir, 'checkpoint')), identity).size).toBe(0)
    expect(readFileSync(join(dir, 'vkey'), 'utf8')).toBe(`${vkey}\n`)
    expect(readdirSync(dir).toSorted()).toEqual(['.staging', 'checkpoint', 'vkey'])
  })

  it('answers the head that it published', async () => {
    const log = await open()
    const head = await log.append(entries(0, 700), AT)
    expect(head).toEqual({ size: 700, root: treeRoot(entries(0, 700).map(leafHash)), at: AT })
    expect([log.size, log.root]).toEqual([head.size, head.root])
  })

  it('can be read by everybody and by strangers: every entry is proved from the static files, every growth is consistent', async () => {
    const log = await open()
    const read = (path: string) => readIfThere(join(dir, path))
    let older: { size: number; root: Uint8Array } | undefined
    for (const size of [1, 2, 255, 256, 257, 600, 1025]) {
      await log.append(entries(log.size, size), AT)
      const head = verifyCheckpoint(readFileSync(join(dir, 'checkpoint')), identity)
      const tiles = openTiles({ read, ...head })
      for (const index of [0, size >> 1, size - 1]) {
        verifyInclusion({ ...head, index, leaf: leafHash(entryOf(index)), proof: tiles.inclusionProof(index) })
        expect(tiles.entry(index)).toEqual(entryOf(index))
      }
      if (older !== undefined) verifyConsistency({ older, newer: head, proof: tiles.consistencyProof(older.size) })
      older = head
    }
    expect(statSync(join(dir, 'tile/0/000')).mode & 0o444).toBe(0o444)
  })

  it('removes the partial tiles of a tile that is full, and keeps those of earlier checkpoints until then', async () => {
    const log = await open()
    await appendTo(log, [10, 20])
    expect(readdirSync(join(dir, 'tile/0/000.p')).toSorted()).toEqual(['10', '20'])
    await appendTo(log, [300])
    expect(readdirSync(join(dir, 'tile/0')).toSorted()).toEqual(['000', '001.p'])
    expect(readdirSync(join(dir, 'tile/entries')).toSorted()).toEqual(['000', '001.p'])
  })

  it('goes on where it stopped when it is opened again, whatever the batches', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 5 }), async (counts) => {
        let disk = crashDisk()
        for (const count of counts) {
          const log = await open(disk)
          await log.append(entries(log.size, log.size + count), AT)
          disk = disk.restart(() => false)
        }
        const log = await open(disk)
        expect(log.root).toEqual(treeRoot(entries(0, log.size).map(leafHash)))
        expect(log.size).toBe(counts.reduce((sum, count) => sum + count, 0))
      }),
      { numRuns: 25 },
    )
  }, 30_000)

  it('sees what another process appended', async () => {
    const [writer, reader] = [await open(), await open()]
    await writer.append(entries(0, 300), AT)
    expect(reader.size).toBe(0)
    await reader.refresh()
    expect([reader.size, reader.root]).toEqual([300, writer.root])
    await reader.append(entries(300, 301), AT)
    await writer.refresh()
    expect(writer.size).toBe(301)
  })

  it('takes one append at a time, and none after a failure until it is refreshed', async () => {
    const disk = crashDisk()
    const log = await open(disk)
    const first = log.append(entries(0, 3), AT)
    await expect(log.append(entries(3, 4), AT)).rejects.toThrow('already')
    await first
    await expect(log.append([new Uint8Array(70_000)], AT)).rejects.toThrow('entry-too-long')
    await expect(log.append(entries(3, 4), AT)).rejects.toThrow('refresh')
    await log.refresh()
    expect((await log.append(entries(3, 4), AT)).size).toBe(4)
  })
})

describe('a power cut after any operation', () => {
  const SIZES = [3, 10, 256, 300]

  it.each([
    ['nothing unsynced is kept', () => false],
    ['everything unsynced is kept', () => true],
    ['unsynced names of tiles are lost, that of the checkpoint is kept', (path: string) => path === 'checkpoint'],
    ['half of the unsynced names are kept', (path: string) => path.length % 2 === 0],
  ])(
    'leaves a log that goes on to the same bytes as if nothing had happened: %s',
    async (_, keeps) => {
      const calm = crashDisk()
      await appendTo(await open(calm), SIZES)
      const expected = calm.contents()
      expect(calm.operations()).toBeGreaterThan(50)
      for (let operation = 1; operation <= calm.operations(); operation++) {
        const disk = crashDisk()
        disk.cutAt(operation)
        const acknowledged = await appendUntilCut(disk, SIZES)
        const after = disk.restart(keeps)
        const log = await open(after)
        expect(log.size, `operation ${operation}`).toBeGreaterThanOrEqual(acknowledged)
        checkWhole(after, operation)
        await appendTo(log, SIZES)
        expect(missingFrom(after.contents(), expected), `operation ${operation}`).toEqual([])
        checkWhole(after, operation)
      }
    },
    60_000,
  )

  it('leaves a consistent log when the power is cut again and again at random', async () => {
    const cuts = fc.array(fc.tuple(fc.integer({ min: 1, max: 120 }), fc.integer()), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(
        cuts,
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 5 }),
        async (list, sizes) => {
          let disk = crashDisk()
          let acknowledged = 0
          const goals = sizes.toSorted((a, b) => a - b)
          for (const [operation, seed] of list) {
            disk.cutAt(operation)
            acknowledged = Math.max(acknowledged, await appendUntilCut(disk, goals))
            disk = disk.restart((path) => ((path.length * 31 + seed) & 3) !== 0)
            const head = await open(disk)
            expect(head.size).toBeGreaterThanOrEqual(acknowledged)
          }
          const log = await open(disk)
          await appendTo(log, goals)
          expect(log.root).toEqual(treeRoot(entries(0, goals.at(-1) ?? 0).map(leafHash)))
          checkWhole(disk, 0)
        },
      ),
      { numRuns: 30 },
    )
  }, 60_000)

  it('is not survived by a writer that publishes before its tiles are durable: the disk of these tests would notice', async () => {
    const disk = crashDisk()
    const careless = {
      ...disk.files,
      syncFolder: (path: string) => (path === '.' ? disk.files.syncFolder(path) : Promise.resolve()),
    }
    const log = await openLog({ dir, origin: ORIGIN, signer, vkey, files: careless })
    await log.append(entries(0, 300), AT)
    await expect(open(disk.restart(() => false))).rejects.toThrow('tile-missing')
  })
})

describe('a log is not opened', () => {
  it.each([
    ['with a checkpoint of another log', 'log-foreign', (text: string) => text, makeSigner('other.example/log')],
    ['with a checkpoint under another key', 'log-foreign', (text: string) => text, makeSigner()],
    [
      'with a checkpoint whose size was changed',
      'log-damaged',
      (text: string) => text.replace('\n300\n', '\n299\n'),
      undefined,
    ],
    ['with a checkpoint cut in half', 'log-damaged', (text: string) => text.slice(0, 40), undefined],
    ['with an empty checkpoint', 'log-damaged', () => '', undefined],
  ] as const)('%s', async (_, code, edit, other) => {
    const log = await openLog({
      dir,
      origin: other?.signer.name ?? ORIGIN,
      signer: other?.signer ?? signer,
      vkey: other?.vkey ?? vkey,
    })
    await log.append(entries(0, 300), AT)
    const file = join(dir, 'checkpoint')
    writeFileSync(file, edit(readFileSync(file, 'utf8')))
    const error = await open().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(LogFault)
    expect((error as LogFault).code).toBe(code)
  })

  it.each(['tile/0/001.p/44', 'tile/1/000.p/1', 'tile/entries/001.p/44'])('with a flipped bit in %s', async (path) => {
    await (await open()).append(entries(0, 300), AT)
    const bytes = readFileSync(join(dir, path))
    bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5)
    writeFileSync(join(dir, path), bytes)
    await expect(open()).rejects.toMatchObject({ code: 'log-damaged' })
    rmSync(join(dir, path))
    await expect(open()).rejects.toMatchObject({ code: 'log-damaged' })
  })

  it('when origin, signer and key do not belong together', async () => {
    await expect(openLog({ dir, origin: 'x', signer, vkey })).rejects.toThrow(TypeError)
    await expect(openLog({ dir, origin: ORIGIN, signer: makeSigner().signer, vkey })).rejects.toThrow(TypeError)
  })
})

/** The size that was acknowledged before the cut. */
async function appendUntilCut(disk: CrashDisk, sizes: readonly number[]): Promise<number> {
  let acknowledged = 0
  try {
    const log = await open(disk)
    await log.append([], AT)
    for (const size of sizes) {
      if (size <= log.size) continue
      acknowledged = (await log.append(entries(log.size, size), AT)).size
    }
  } catch (error) {
    if (!(error instanceof PowerCut)) throw error
  }
  return acknowledged
}

/** All that the checkpoint refers to is there and is tied to it. */
function checkWhole(disk: CrashDisk, operation: number): void {
  const checkpoint = disk.files.read('checkpoint')
  if (checkpoint === undefined) return
  const head = verifyCheckpoint(checkpoint, identity)
  const tiles = openTiles({ read: disk.files.read, ...head })
  for (let n = 0; n * 256 < head.size; n++) {
    expect(tiles.entries(n), `operation ${operation}`).toEqual(entries(n * 256, Math.min(n * 256 + 256, head.size)))
  }
}

/** Files that should be there and are not, or have other bytes; only partial tiles of sizes that were never reached may be more. */
function missingFrom(found: Map<string, Uint8Array>, expected: Map<string, Uint8Array>): string[] {
  const wrong = [...expected]
    .filter(([path, bytes]) => !sameBytes(found.get(path) ?? new Uint8Array(), bytes))
    .map(([path]) => path)
  const more = [...found.keys()].filter((path) => !expected.has(path) && !/\.p\/\d+$/.test(path))
  return [...wrong, ...more]
}
