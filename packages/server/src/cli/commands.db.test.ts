import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXIT } from '../config/exit.ts'
import { openDatabase, type Database } from '../db/database.ts'
import { main } from './main.ts'

let root: string
let database: Database
const silent = { write: () => {} }

async function run(args: readonly string[], dataDir: string) {
  let out = ''
  let err = ''
  const streams = { out: { write: (text: string) => (out += text) }, err: { write: (text: string) => (err += text) } }
  const code = await main(args, { DATA_DIR: dataDir }, streams)
  return { code, out, err }
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'zh commands-'))
  database = await openDatabase({ dataDir: join(root, 'old'), replicaUrls: [] })
  await database.asOwner((sql) => sql`insert into party (kind, name) values ('body', '中国检验'), ('firm', '厂')`)
})

afterAll(async () => {
  await database.close()
  rmSync(root, { recursive: true, force: true })
})

describe('beside a running server', () => {
  it('the doctor finds everything well', async () => {
    const { code, out } = await run(['doctor'], join(root, 'old'))
    expect(out).not.toContain('FAULT')
    expect(out).toMatch(/a server runs \(pid \d+\)[^]*clocks agree/)
    expect(code).toBe(EXIT.done)
  })

  it('an export is restored into a new DATA_DIR with its keys, and the data of the register are there', async () => {
    const exported = await run(['export', join(root, 'export')], join(root, 'old'))
    expect(exported).toMatchObject({ code: EXIT.done, err: '' })
    const fresh = join(root, 'new')
    mkdirSync(fresh)
    execFileSync('cp', ['-a', join(root, 'old', 'keys'), join(fresh, 'keys')])
    const restored = await run(['--json', 'restore', join(root, 'export')], fresh)
    expect(restored.code).toBe(EXIT.done)
    expect(JSON.parse(restored.out)).toMatchObject({ event: 'restored' })
    const again = await openDatabase({ dataDir: fresh, replicaUrls: [] })
    expect(await again.reads`select p.name from party p order by p.id`).toEqual([{ name: '中国检验' }, { name: '厂' }])
    await again.close()
  })

  it('a restore over its data is refused', async () => {
    const { code, err } = await run(['restore', join(root, 'export')], join(root, 'old'))
    expect(code).toBe(EXIT.inUse)
    expect(err).toContain(`pid ${process.pid}`)
  })
})

describe('the command `up`', () => {
  it('is refused on a DATA_DIR in use, naming the pid', async () => {
    const { code, err } = await run(['up'], join(root, 'old'))
    expect(code).toBe(EXIT.inUse)
    expect(err).toContain(`pid ${process.pid}`)
  })

  it('is refused on data of an older major version, with the way out', async () => {
    const dataDir = join(root, 'ancient')
    mkdirSync(join(dataDir, 'postgres'), { recursive: true, mode: 0o700 })
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '16\n')
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'nobody', join(dataDir, 'postgres')])
    const { code, err } = await run(['up'], dataDir)
    expect(code).toBe(EXIT.version)
    expect(err).toMatch(/PostgreSQL 16[^]*zhengheng export[^]*zhengheng restore/)
    expect(existsSync(join(dataDir, 'zhengheng.lock'))).toBe(false)
  })
})

it('a defect ends with 1', async () => {
  const broken = {
    write() {
      throw new TypeError('a defect')
    },
  }
  const code = await main(
    ['export', join(root, 'another')],
    { DATA_DIR: join(root, 'old') },
    { out: broken, err: silent },
  )
  expect(code).toBe(EXIT.failure)
})
