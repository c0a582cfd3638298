import { leafHash, parseVkey, sameBytes, treeRoot, verifyCheckpoint } from '@zhengheng/verify'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { integrateOnce } from './integrate.ts'
import { startIntegration, type IntegrationOptions } from './integration.ts'
import { openLog, type PublicLog } from './public-log.ts'
import { entryOf, makeSigner, ORIGIN, testActs, type TestActs } from './testing/acts.ts'
import { crashDisk, PowerCut, type CrashDisk } from './testing/crash-disk.ts'

const { signer, vkey } = makeSigner()

function open(disk: CrashDisk): Promise<PublicLog> {
  return openLog({ dir: '/nowhere', origin: ORIGIN, signer, vkey, files: disk.files })
}

function optionsOf(log: PublicLog, acts: TestActs, more: Partial<IntegrationOptions> = {}): IntegrationOptions {
  return {
    log,
    heads: acts.heads,
    readEntries: acts.readEntries,
    withLock: (work) => work(),
    intervalMs: 10_000,
    ...more,
  }
}

function rootOf(acts: TestActs): Uint8Array {
  return treeRoot(acts.entries.map(leafHash))
}

describe('integration', () => {
  it('publishes the empty log at the first start', async () => {
    const disk = crashDisk()
    const acts = testActs()
    await integrateOnce(optionsOf(await open(disk), acts))
    expect(
      verifyCheckpoint(disk.files.read('checkpoint') ?? '', { origin: ORIGIN, keys: [parseVkey(vkey)] }).size,
    ).toBe(0)
    expect(acts.head()?.size).toBe(0)
  })

  it('brings every act into the log once, at the index of its sequence number, whatever the batches', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(300), { maxLength: 6 }),
        fc.integer({ min: 25, max: 200 }),
        async (counts, batch) => {
          const log = await open(crashDisk())
          const acts = testActs()
          for (const count of counts) {
            acts.add(count)
            await integrateOnce(optionsOf(log, acts, { batch }))
          }
          expect([log.size, log.root]).toEqual([acts.entries.length, rootOf(acts)])
          expect(acts.head()?.size ?? 0).toBe(log.size)
        },
      ),
      { numRuns: 25 },
    )
  }, 30_000)

  it('brings every act into the log once though the power is cut after any operation, and remembers every head it acknowledged', async () => {
    const calm = crashDisk()
    await integrateOnce(optionsOf(await open(calm), testActs(700), { batch: 250 }))
    for (let operation = 1; operation <= calm.operations(); operation++) {
      const disk = crashDisk()
      const acts = testActs(700)
      disk.cutAt(operation)
      const cut = await open(disk)
        .then((log) => integrateOnce(optionsOf(log, acts, { batch: 250 })))
        .catch((error: unknown) => error)
      expect(cut === undefined || cut instanceof PowerCut).toBe(true)
      acts.add(50)
      const log = await open(disk.restart((path) => (path.length + operation) % 3 !== 0))
      await integrateOnce(optionsOf(log, acts, { batch: 250 }))
      expect([log.size, log.root], `operation ${operation}`).toEqual([750, rootOf(acts)])
    }
  }, 60_000)

  it('goes on after the database failed to remember the head', async () => {
    const log = await open(crashDisk())
    const acts = testActs(10)
    const failing = { ...acts.heads, write: () => Promise.reject(new Error('connection lost')) }
    await expect(integrateOnce(optionsOf(log, acts, { heads: failing }))).rejects.toThrow('connection lost')
    expect(log.size).toBe(10)
    acts.add(5)
    await integrateOnce(optionsOf(log, acts))
    expect([log.size, log.root, acts.head()?.size]).toEqual([15, rootOf(acts), 15])
  })

  it('goes on after the disk was full', async () => {
    const disk = crashDisk()
    let full = true
    const files = {
      ...disk.files,
      write: (path: string, bytes: Uint8Array) =>
        full ? Promise.reject(new Error('ENOSPC')) : disk.files.write(path, bytes),
    }
    const log = await openLog({ dir: '/nowhere', origin: ORIGIN, signer, vkey, files })
    const acts = testActs(300)
    const integration = startIntegration(optionsOf(log, acts))
    expect(await integration.settle()).toMatchObject({ code: 'log-error', message: 'ENOSPC', size: 0, open: true })
    full = false
    expect(await integration.settle()).toMatchObject({ code: 'ok', size: 300, open: true })
    await integration.stop()
  })
})

describe('the log refuses to shrink or fork', () => {
  it('when an old backup of the database was restored', async () => {
    const { disk } = await logOf(500)
    const old = testActs(400, { size: 400, root: rootOf(testActs(400)) })
    const state = await judge(disk, old)
    expect(state).toMatchObject({ code: 'database-behind', open: false, size: 500 })
    expect(state.message).toMatch(/holds 500 entries, but act 400 is not in the database: an old backup/)
  })

  it('when the database was emptied', async () => {
    const { disk } = await logOf(500)
    expect(await judge(disk, testActs())).toMatchObject({ code: 'database-behind', open: false })
  })

  it('when an old backup was restored and other acts were recorded since', async () => {
    const { disk } = await logOf(500)
    const acts = testActs(400, { size: 400, root: rootOf(testActs(400)) })
    acts.add(200, ' of another history')
    const state = await judge(disk, acts)
    expect(state).toMatchObject({ code: 'log-forked', open: false })
    expect(state.message).toMatch(/^Act 400 in the database is not the one/)
  })

  it('when an act among the last ones was changed in the database', async () => {
    const { disk, acts } = await logOf(500)
    acts.entries[321] = entryOf(321, ' changed')
    expect(await judge(disk, acts)).toMatchObject({ code: 'log-forked', open: false })
  })

  it('when the files are older than what was published', async () => {
    const { disk, log, acts } = await logOf(300)
    const old = disk.restart(() => false)
    acts.add(100)
    await integrateOnce(optionsOf(log, acts))
    const state = await judge(old, acts)
    expect(state).toMatchObject({ code: 'log-behind', open: false, size: 300 })
    expect(state.message).toMatch(/hold 300 entries, but 400 were published/)
  })

  it('when the folder was emptied', async () => {
    const { acts } = await logOf(300)
    const disk = crashDisk()
    expect(await judge(disk, acts)).toMatchObject({ code: 'log-behind', open: false, size: 0 })
    expect(disk.contents().size).toBe(0)
  })

  it.each([300, 200])('when the root of %i entries that the database remembers is another', async (size) => {
    const { disk, acts } = await logOf(300)
    const forged = testActs(300, {
      size,
      root: acts.head()?.root.map((byte, at) => (at === 0 ? byte ^ 1 : byte)) ?? new Uint8Array(),
    })
    expect(await judge(disk, forged)).toMatchObject({ code: 'log-forked', open: false })
  })

  it('while it runs, before the next append', async () => {
    const { disk, log, acts } = await logOf(300)
    const integration = startIntegration(optionsOf(log, acts))
    expect(await integration.settle()).toMatchObject({ code: 'ok', open: true })
    acts.entries.length = 250
    acts.add(100, ' of another history')
    const before = disk.files.read('checkpoint')
    expect(await integration.settle()).toMatchObject({ code: 'log-forked', open: false })
    expect(disk.files.read('checkpoint')).toEqual(before)
    acts.entries.length = 250
    acts.add(60)
    expect(await integration.settle()).toMatchObject({ code: 'ok', open: true, size: 310 })
    await integration.stop()
  })

  it('and says which tile does not hold', async () => {
    const { disk, acts } = await logOf(300)
    const log = await open(disk)
    const bytes = disk.files.read('tile/0/000') ?? new Uint8Array()
    await disk.files.write(
      'tile/0/000',
      bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte)),
    )
    const integration = startIntegration(optionsOf(log, acts))
    const state = await integration.settle()
    await integration.stop()
    expect(state).toMatchObject({ code: 'log-damaged', open: false })
    expect(state.message).toMatch(/tile-mismatch path=tile\/0\/000/)
  })
})

describe('several processes', () => {
  it('append one at a time, each going on from what the others published', async () => {
    const disk = crashDisk()
    const acts = testActs(10)
    const queue: { last: Promise<unknown> } = { last: Promise.resolve() }
    const withLock = <T>(work: () => Promise<T>): Promise<T> => {
      const mine = queue.last.then(work)
      queue.last = mine.catch(() => undefined)
      return mine
    }
    const [one, two] = [await open(disk), await open(disk)].map((log) =>
      startIntegration(optionsOf(log, acts, { withLock })),
    )
    for (let n = 0; n < 5; n++) {
      acts.add(100)
      await Promise.all([one?.settle(), two?.settle()])
    }
    await Promise.all([one?.stop(), two?.stop()])
    expect([one?.state(), two?.state()]).toMatchObject([
      { code: 'ok', size: 510 },
      { code: 'ok', size: 510 },
    ])
    expect(sameBytes((await open(disk)).root, rootOf(acts))).toBe(true)
  })

  it('know without the lock whether acts may be recorded, and how late the log is', async () => {
    const disk = crashDisk()
    const acts = testActs(10)
    await integrateOnce(optionsOf(await open(disk), acts))
    let at = 0
    const waiting = startIntegration(
      optionsOf(await open(disk), acts, {
        withLock: () => Promise.resolve(undefined),
        now: () => new Date(at),
        intervalMs: 1000,
      }),
    )
    expect(await waiting.settle()).toMatchObject({ code: 'ok', open: true, size: 10, lagSeconds: 0 })
    acts.add(5)
    at = 7000
    expect(await waiting.settle()).toMatchObject({ code: 'ok', open: true, lagSeconds: 7 })
    acts.entries.length = 3
    expect(await waiting.settle()).toMatchObject({ code: 'database-behind', open: false })
    await waiting.stop()
  })
})

describe('the integrator', () => {
  it('refuses acts until the log was compared for the first time', async () => {
    const acts = testActs(3)
    let release: (() => void) | undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const readEntries = (from: number, limit: number) => held.then(() => acts.readEntries(from, limit))
    const integration = startIntegration(optionsOf(await open(crashDisk()), acts, { readEntries }))
    expect(integration.state()).toMatchObject({ code: 'unchecked', open: false })
    release?.()
    expect(await integration.settle()).toMatchObject({ code: 'ok', open: true })
    await integration.stop()
  })

  it('stays closed while the database cannot be asked, and tells why', async () => {
    const seen: unknown[] = []
    const acts = testActs(3)
    const heads = { ...acts.heads, read: () => Promise.reject(new Error('no connection')) }
    const integration = startIntegration(
      optionsOf(await open(crashDisk()), acts, { heads, onFailure: (error) => seen.push(error) }),
    )
    expect(await integration.settle()).toMatchObject({ code: 'unchecked', message: 'no connection', open: false })
    await integration.stop()
    expect(seen).toHaveLength(2)
  })

  it('is woken, ticks by itself, and is quiet once stopped', async () => {
    const acts = testActs(1)
    const log = await open(crashDisk())
    const integration = startIntegration(optionsOf(log, acts, { intervalMs: 5 }))
    await integration.settle()
    acts.add(1)
    await expect.poll(() => log.size).toBe(2)
    await integration.stop()
    acts.add(1)
    integration.notify()
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(log.size).toBe(2)
  })
})

async function logOf(count: number): Promise<{ disk: CrashDisk; log: PublicLog; acts: TestActs }> {
  const disk = crashDisk()
  const log = await open(disk)
  const acts = testActs(count)
  await integrateOnce(optionsOf(log, acts))
  return { disk, log, acts }
}

async function judge(disk: CrashDisk, acts: TestActs) {
  const before = disk.files.read('checkpoint')
  const integration = startIntegration(optionsOf(await open(disk), acts))
  const state = await integration.settle()
  await integration.stop()
  expect(disk.files.read('checkpoint')).toEqual(before)
  return state
}
