import { beforeAll, describe, expect, it } from 'vitest'
import { EXIT } from '../config/exit.ts'
import type { OperatorError } from '../config/operator-error.ts'
import { connect, targetOf, type Sql } from './connect.ts'
import { openDatabase } from './database.ts'
import { APP, appPassword, ensureRoles, OWNER } from './roles.ts'
import { testDatabase, type TestDatabase } from './testing/test-database.ts'

let db: TestDatabase

beforeAll(async () => {
  db = await testDatabase({ empty: true })
})

/** A user of the database who is not its administrator, in a database of its own. */
async function asUser<T>(privileges: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  await db.asAdmin((admin) =>
    admin.unsafe(`drop role if exists visitor; create role visitor login password 'v' ${privileges}`),
  )
  const pool = connect({ ...db.target.admin, user: 'visitor', password: 'v' }, { max: 1, name: 'visitor' })
  try {
    return await work(pool)
  } finally {
    await pool.end()
    await db.asAdmin((admin) => admin.unsafe('drop owned by visitor; drop role visitor'))
  }
}

describe('the roles', () => {
  it('are made once; a second start changes nothing', async () => {
    await db.asAdmin((admin) => ensureRoles(admin, 'any'))
    const snapshot = () =>
      db.asAdmin(
        (admin) => admin`select r.rolname, a.rolpassword from pg_roles r join pg_authid a on a.oid = r.oid
      where r.rolname in (${OWNER}, ${APP}) order by r.rolname`,
      )
    const before = await snapshot()
    await db.asAdmin((admin) => ensureRoles(admin, 'another'))
    expect(await snapshot()).toEqual(before)
    expect(before.map((row) => row['rolname'])).toEqual([APP, OWNER])
  })

  it('keep the password only as SCRAM-SHA-256', async () => {
    const [row] = await db.asAdmin(
      (admin) => admin`select a.rolpassword as kept from pg_authid a where a.rolname = ${APP}`,
    )
    expect(row?.['kept']).toMatch(/^SCRAM-SHA-256\$/)
  })

  it('let in nobody with another password', async () => {
    const stranger = connect({ ...db.target.app, password: 'guess' }, { max: 1, name: 'stranger' })
    await expect(stranger`select 1`).rejects.toMatchObject({ code: '28P01' })
    await stranger.end()
  })

  it('derive from the secret, each secret another password', () => {
    expect(appPassword('a')).toBe(appPassword('a'))
    expect(appPassword('a')).not.toBe(appPassword('b'))
  })
})

describe('a user who may not make them', () => {
  it('is told the statements that an administrator has to run, without the password', async () => {
    await db.asAdmin((admin) => admin.unsafe('alter schema public owner to pg_database_owner'))
    const refused = await asUser('', (sql) => ensureRoles(sql, 'the password').catch((error: OperatorError) => error))
    expect(refused).toMatchObject({ exit: EXIT.database })
    const { mend } = refused as OperatorError
    expect(mend).toContain(`grant ${OWNER} to visitor;`)
    expect(mend).toContain(`alter schema public owner to ${OWNER};`)
    expect(mend).not.toContain('the password')
  })
})

describe('DATABASE_URL', () => {
  const replicaUrls: readonly string[] = []

  it('of a database prepared by other servers is refused with another secret, saying so', async () => {
    const config = { dataDir: '/nonexistent', databaseUrl: db.url, secretKey: 'another secret', replicaUrls }
    await expect(openDatabase(config)).rejects.toMatchObject({
      exit: EXIT.database,
      message: expect.stringContaining('does not accept the password'),
      mend: expect.stringContaining('SECRET_KEY'),
    })
  })

  it('opens with the same secret; reads go to the replicas that are named', async () => {
    const config = { dataDir: '/nonexistent', databaseUrl: db.url, secretKey: 'of the tests', replicaUrls: [db.url] }
    const opened = await openDatabase(config)
    const [row] = await opened.reads<
      { who: string; only: string }[]
    >`select current_user as who, current_setting('transaction_read_only') as only`
    expect(row).toEqual({ who: APP, only: 'on' })
    expect(await opened.app`select count(*) as n from pg_authid`.catch((error: { code: string }) => error.code)).toBe(
      '42501',
    )
    await opened.close()
  })

  it('of a server that does not answer is refused, saying so', async () => {
    const config = { dataDir: '/nonexistent', databaseUrl: 'postgres://u:p@127.0.0.1:1/z', secretKey: 's', replicaUrls }
    await expect(openDatabase(config)).rejects.toMatchObject({
      exit: EXIT.database,
      message: expect.stringContaining('cannot be reached'),
    })
  })

  it('is taken apart without looking at the environment', () => {
    expect(targetOf('postgres://us%40er:p%3Aw@db.example:6000/na%20me?sslmode=require')).toEqual({
      host: 'db.example',
      port: 6000,
      database: 'na me',
      user: 'us@er',
      password: 'p:w',
      ssl: 'require',
    })
    expect(targetOf('postgresql://u@[::1]/')).toEqual({
      host: '::1',
      port: 5432,
      database: 'u',
      user: 'u',
      password: '',
    })
    expect(targetOf('postgres://u@localhost/z?host=%2Frun%2Fpg').host).toBe('/run/pg')
    expect(targetOf('postgres://u@h/z?sslmode=disable').ssl).toBe(false)
    expect(targetOf('postgres://u@h/z?sslmode=verify-ca').ssl).toBe('verify-full')
  })
})
