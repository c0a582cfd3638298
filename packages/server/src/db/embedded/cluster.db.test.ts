import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { EXIT } from '../../config/exit.ts'
import { connect, type Sql, type Tx } from '../connect.ts'
import { OutcomeUnknown, transact } from '../transact.ts'
import { clusterDirectory, findRunningCluster, startCluster, type Address, type Cluster } from './cluster.ts'
import { holderOf } from './lock.ts'

const PASSWORD = 'of this test'
let model: string
let root: string
let dataDir: string
const started: Cluster[] = []
const children: ChildProcess[] = []
const pools: Sql[] = []

beforeAll(async () => {
  model = mkdtempSync(join(tmpdir(), 'zh model-'))
  await (await startCluster({ dataDir: model, password: PASSWORD, durable: false })).stop()
})

afterAll(() => {
  rmSync(model, { recursive: true, force: true })
})

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zh cluster-'))
  chmodSync(root, 0o755)
  dataDir = join(root, 'a data dir')
})

/** Most tests are about a later start: copying a cluster that was made once costs a tenth of making one. */
function useModel(): void {
  mkdirSync(dataDir)
  execFileSync('cp', ['-a', clusterDirectory(model), clusterDirectory(dataDir)])
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end({ timeout: 1 })))
  await Promise.all(started.splice(0).map((cluster) => cluster.stop()))
  await Promise.all(children.splice(0).map(end))
  rmSync(root, { recursive: true, force: true })
})

/** Cleanly: a PostgreSQL that is left behind would outlive the tests. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}

async function start(told: string[] = [], durable = false): Promise<Cluster> {
  const cluster = await startCluster({
    dataDir,
    password: PASSWORD,
    durable,
    tell: (message) => told.push(message),
  })
  started.push(cluster)
  return cluster
}

async function stop(cluster: Cluster): Promise<void> {
  started.splice(started.indexOf(cluster), 1)
  await cluster.stop()
}

function open(address: Address): Sql {
  const pool = connect({ ...address, database: 'postgres' }, { max: 2, name: 'test' })
  pools.push(pool)
  return pool
}

interface Holding {
  readonly child: ChildProcess
  readonly pid: number
  readonly address: Address
  readonly postmaster: number
}

/** The same in a process of its own, which can be killed. */
async function startElsewhere(): Promise<Holding> {
  const program = join(import.meta.dirname, '../testing/hold-cluster.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir, PASSWORD], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as { address?: Address; postmaster: number; error?: string }
    if (said.error !== undefined) throw new Error(said.error)
    if (said.address) return { child, pid: child.pid ?? 0, address: said.address, postmaster: said.postmaster }
  }
  throw new Error('the program ended without a word')
}

function insert(tx: Tx) {
  return tx`insert into tally values (1) on conflict do nothing`
}

function isAlive(pid: number): boolean {
  const stat = existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : ''
  return stat !== '' && !stat.includes(') Z ')
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await condition()) return
    await sleep(50)
  }
  throw new Error('it did not come to pass within 15 s')
}

describe('the embedded PostgreSQL', () => {
  it('starts in a path with a space, keeps its data, and leaves nothing running', async () => {
    const first = await start()
    const pid = first.pid() ?? 0
    await open(first.address)`create table kept as select 1 as one`
    await stop(first)
    expect(isAlive(pid)).toBe(false)
    expect(existsSync(first.address.host)).toBe(false)
    expect(existsSync(join(clusterDirectory(dataDir), 'postmaster.pid'))).toBe(false)
    const second = await start()
    expect(await open(second.address)`select k.one from kept k`).toEqual([{ one: 1 }])
  })

  it('listens on a socket that is closed to other accounts, and on no port', async () => {
    useModel()
    const { address } = await start()
    expect(statSync(address.host).mode & 0o777).toBe(0o700)
    expect(Buffer.byteLength(`${address.host}/.s.PGSQL.${address.port}`)).toBeLessThan(100)
    expect(await open(address)`show listen_addresses`).toEqual([{ listen_addresses: '' }])
  })

  it('asks for its password, and keeps it as SCRAM-SHA-256', async () => {
    useModel()
    const { address } = await start()
    await expect(open({ ...address, password: 'guess' })`select 1`).rejects.toMatchObject({ code: '28P01' })
    const rules = await open(address)<{ way: string }[]>`select distinct r.auth_method as way from pg_hba_file_rules r`
    expect(rules).toEqual([{ way: 'scram-sha-256' }])
  })

  it('counts Chinese as letters, so that its trigrams are not empty', async () => {
    useModel()
    const sql = open((await start()).address)
    await sql`create extension pg_trgm`
    const [row] = await sql<{ n: number }[]>`select cardinality(show_trgm('杭州海康')) as n`
    expect(row?.n).toBeGreaterThan(2)
    const [locale] =
      await sql`select d.datlocprovider as provider, d.datlocale as locale, pg_encoding_to_char(d.encoding) as encoding
      from pg_database d where d.datname = current_database()`
    expect(locale).toEqual({ provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' })
  })

  it('holds nothing back from the disk unless it is of a test', async () => {
    useModel()
    started.push(await startCluster({ dataDir, password: PASSWORD }))
    const sql = open(started[0]?.address as Address)
    const rows = await sql`select s.name, s.setting from pg_settings s
      where s.name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums') order by s.name`
    expect(rows.map((row) => row['setting'])).toEqual(['on', 'on', 'on', 'on'])
  })

  it('runs as an ordinary account, also where the program is root and a folder above is closed', async () => {
    chmodSync(root, 0o700)
    const first = await start()
    const status = readFileSync(`/proc/${first.pid()}/status`, 'utf8')
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0')
    await open(first.address)`create table kept as select 1 as one`
    await stop(first)
    expect(existsSync(join(clusterDirectory(dataDir), 'PG_VERSION'))).toBe(true)
    expect(await open((await start()).address)`select k.one from kept k`).toEqual([{ one: 1 }])
  })

  it('begins anew where an earlier first start was killed half-way', async () => {
    mkdirSync(`${clusterDirectory(dataDir)}.new/base`, { recursive: true })
    writeFileSync(`${clusterDirectory(dataDir)}.new/PG_VERSION`, '18\n')
    expect(await open((await start()).address)`select 1 as one`).toEqual([{ one: 1 }])
    expect(existsSync(`${clusterDirectory(dataDir)}.new`)).toBe(false)
  })
})

describe('a second server on the same DATA_DIR', () => {
  it('is refused with the pid of the first, which goes on', async () => {
    useModel()
    const first = await startElsewhere()
    await expect(start()).rejects.toMatchObject({
      exit: EXIT.inUse,
      message: expect.stringContaining(`pid ${first.pid}.`),
    })
    expect(holderOf(dataDir)).toBe(first.pid)
    expect(await open(first.address)`select 1 as one`).toEqual([{ one: 1 }])
  })

  it('may still look at the data of the first', async () => {
    useModel()
    expect(findRunningCluster(dataDir, PASSWORD)).toBeUndefined()
    const first = await startElsewhere()
    expect(findRunningCluster(dataDir, PASSWORD)).toEqual(first.address)
  })

  it('is let in when the first has ended by itself', async () => {
    useModel()
    const first = await startElsewhere()
    first.child.kill('SIGTERM')
    await until(() => !isAlive(first.pid))
    expect(isAlive(first.postmaster)).toBe(false)
    expect(holderOf(dataDir)).toBeUndefined()
    await start()
  })
})

describe('kill -9', () => {
  it('of the program leaves a PostgreSQL behind, which the next start ends cleanly', async () => {
    useModel()
    const first = await startElsewhere()
    await open(first.address)`create table kept as select 1 as one`
    first.child.kill('SIGKILL')
    await until(() => !isAlive(first.pid))
    expect(isAlive(first.postmaster)).toBe(true)
    const told: string[] = []
    const next = await start(told)
    expect(isAlive(first.postmaster)).toBe(false)
    expect(existsSync(first.address.host)).toBe(false)
    expect(told.join()).toContain(`pid ${first.postmaster}) is left over`)
    expect(await open(next.address)`select k.one from kept k`).toEqual([{ one: 1 }])
  })

  it('of everything is recovered from, and what was committed is there', async () => {
    useModel()
    const first = await startElsewhere()
    await open(first.address)`create table kept as select 1 as one`
    first.child.kill('SIGKILL')
    process.kill(first.postmaster, 'SIGKILL')
    await until(() => !isAlive(first.pid) && !isAlive(first.postmaster))
    expect(existsSync(join(clusterDirectory(dataDir), 'postmaster.pid'))).toBe(true)
    expect(await open((await start()).address)`select k.one from kept k`).toEqual([{ one: 1 }])
  })

  it('of PostgreSQL alone is mended while the program runs: it starts again and the pool finds it', async () => {
    useModel()
    const told: string[] = []
    const cluster = await start(told, true)
    const sql = open(cluster.address)
    await sql`create table tally (n integer primary key)`
    const before = cluster.pid() ?? 0
    process.kill(before, 'SIGKILL')
    await transact({ app: sql }, { capacity: 'system' }, insert).catch((error: unknown) => {
      if (!(error instanceof OutcomeUnknown)) throw error
      return transact({ app: sql }, { capacity: 'system' }, insert)
    })
    await until(() => told.includes('PostgreSQL runs again'))
    expect(cluster.pid()).not.toBe(before)
    expect(await sql`select t.n from tally t`).toEqual([{ n: 1 }])
    expect(told.join()).toMatch(/ended unexpectedly.*runs again/)
  })
})

describe('a postmaster.pid', () => {
  it('of a process number that now belongs to another program does not stop the start', async () => {
    useModel()
    const file = join(clusterDirectory(dataDir), 'postmaster.pid')
    writeFileSync(file, `${process.ppid}\n${clusterDirectory(dataDir)}\n1\n5432\n/tmp/none\n\n  1  2\nready\n`)
    expect(await open((await start()).address)`select 1 as one`).toEqual([{ one: 1 }])
    expect(isAlive(process.ppid)).toBe(true)
  })
})

describe('data of another major version', () => {
  it('are refused with the way out, and not touched', async () => {
    useModel()
    const file = join(clusterDirectory(dataDir), 'PG_VERSION')
    writeFileSync(file, '17\n')
    await expect(start()).rejects.toMatchObject({
      exit: EXIT.version,
      message: expect.stringContaining('are of PostgreSQL 17; this program brings PostgreSQL 18'),
      mend: expect.stringMatching(/PG_BIN=\S+ DATA_DIR='.*a data dir' npx zhengheng export[^]*zhengheng restore/),
    })
    expect(readFileSync(file, 'utf8')).toBe('17\n')
    expect(holderOf(dataDir)).toBeUndefined()
  })

  it('that is newer ask for the newer program', async () => {
    useModel()
    writeFileSync(join(clusterDirectory(dataDir), 'PG_VERSION'), '99\n')
    await expect(start()).rejects.toMatchObject({ exit: EXIT.version, mend: expect.stringContaining('newer program') })
  })

  it('are not made with binaries of PG_BIN that do not exist', async () => {
    const nowhere = startCluster({ dataDir, password: PASSWORD, pgBin: join(root, 'nowhere', 'bin') })
    await expect(nowhere).rejects.toMatchObject({ exit: EXIT.database, mend: expect.stringContaining('PG_BIN') })
  })
})
