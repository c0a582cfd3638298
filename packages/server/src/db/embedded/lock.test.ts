import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EXIT } from '../../config/exit.ts'
import { holderOf, lockDataDir } from './lock.ts'

let dataDir: string
let file: string

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'zh lock-'))
  file = join(dataDir, 'zhengheng.lock')
})

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true })
})

/** What a holder writes, with some of it changed. */
async function leave(changes: object): Promise<void> {
  const lock = await lockDataDir(dataDir)
  const mine = JSON.parse(readFileSync(file, 'utf8')) as object
  lock.release()
  writeFileSync(file, JSON.stringify({ ...mine, token: 'of another', ...changes }))
}

describe('a DATA_DIR', () => {
  it('is taken by one process alone, which is named to the next', async () => {
    const lock = await lockDataDir(dataDir)
    expect(holderOf(dataDir)).toBe(process.pid)
    await expect(lockDataDir(dataDir)).rejects.toMatchObject({
      exit: EXIT.inUse,
      message: `${dataDir} is in use by the server with pid ${process.pid}.`,
    })
    lock.release()
    expect(existsSync(file)).toBe(false)
    expect(holderOf(dataDir)).toBeUndefined()
  })

  it('is made when it does not exist', async () => {
    const deeper = join(dataDir, 'a', 'b c')
    const lock = await lockDataDir(deeper)
    expect(readdirSync(deeper)).toEqual(['zhengheng.lock'])
    lock.release()
  })

  it('is free again when its holder was killed', async () => {
    const { pid } = spawnSync(process.execPath, ['-e', '0'])
    await leave({ pid })
    const lock = await lockDataDir(dataDir)
    expect(holderOf(dataDir)).toBe(process.pid)
    lock.release()
  })

  it('is free when the number of its holder now belongs to another process', async () => {
    await leave({ pid: process.ppid, started: '1' })
    expect(holderOf(dataDir)).toBeUndefined()
    const lock = await lockDataDir(dataDir)
    lock.release()
  })

  it('is free when the file of its holder is torn', async () => {
    writeFileSync(file, '{"pid": 1')
    const lock = await lockDataDir(dataDir)
    expect(holderOf(dataDir)).toBe(process.pid)
    lock.release()
  })

  it('goes to one of several that find it abandoned at once', async () => {
    await leave({ pid: process.ppid, started: '1' })
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => lockDataDir(dataDir)))
    const won = tries.filter((one) => one.status === 'fulfilled')
    expect(won).toHaveLength(1)
    expect(readdirSync(dataDir)).toEqual(['zhengheng.lock'])
    won[0]?.value.release()
  })

  it('is not given back by one who no longer holds it', async () => {
    const lock = await lockDataDir(dataDir)
    writeFileSync(file, JSON.stringify({ pid: process.ppid, started: '1', machine: 'm', token: 'of another' }))
    lock.release()
    expect(existsSync(file)).toBe(true)
  })
})

describe('a holder on another machine', () => {
  it('counts while it touches its file', async () => {
    await leave({ machine: 'elsewhere boot pid:[1]', pid: 7 })
    const beat = setInterval(() => utimesSync(file, new Date(), new Date()), 20)
    await expect(lockDataDir(dataDir, 200)).rejects.toMatchObject({
      exit: EXIT.inUse,
      message: expect.stringContaining('pid 7 on elsewhere'),
    })
    clearInterval(beat)
  })

  it('is believed dead when its file stands still', async () => {
    await leave({ machine: 'elsewhere boot pid:[1]', pid: 7 })
    const begin = Date.now()
    const lock = await lockDataDir(dataDir, 200)
    expect(Date.now() - begin).toBeGreaterThanOrEqual(190)
    lock.release()
  })

  it('is not waited for when its file is old', async () => {
    await leave({ machine: 'elsewhere boot pid:[1]', pid: 7 })
    utimesSync(file, new Date(0), new Date(0))
    const begin = Date.now()
    const lock = await lockDataDir(dataDir, 60_000)
    expect(Date.now() - begin).toBeLessThan(1_000)
    lock.release()
  })
})

it('a folder is not mistaken for a lock', () => {
  mkdirSync(join(dataDir, 'keys'))
  expect(holderOf(dataDir)).toBeUndefined()
})
