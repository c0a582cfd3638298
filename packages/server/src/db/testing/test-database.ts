import { randomBytes } from 'node:crypto'
import { afterAll, inject } from 'vitest'
import { connect, type Sql, type Target } from '../connect.ts'
import { makeDatabase, type Database } from '../database.ts'
import { APP, OWNER } from '../roles.ts'

export interface TestDatabase extends Database {
  /** The owner of the schema: sees and may do everything in it. */
  readonly owner: Sql
  /** How to reach it as the application's role, and as the user that may make databases. */
  readonly target: { readonly app: Target; readonly admin: Target }
  /** `postgres://` of that user, for a program that is told DATABASE_URL. */
  readonly url: string
}

/**
 * A database of its own for one test file, as the migrations leave it, dropped when the file is done.
 * @param empty before any migration, when a test is about the migrations themselves
 */
export async function testDatabase(options: { readonly empty?: boolean } = {}): Promise<TestDatabase> {
  const shared = inject('postgres')
  const name = `t_${randomBytes(6).toString('hex')}`
  const server = connect({ ...shared.admin, database: 'postgres' }, { max: 1, name: 'testing' })
  await server.unsafe(`create database ${name} template ${options.empty === true ? 'template0' : shared.template}`)
  const admin: Target = { ...shared.admin, database: name }
  const app: Target = { ...admin, user: APP, password: shared.appPassword }
  const owner = connect(admin, { max: 2, name: 'owner', role: OWNER })
  if (options.empty === true) await server.unsafe(`grant create on database ${name} to ${OWNER}`)
  const database = makeDatabase({ admin, stop: async () => {} }, app, app)
  let open = true
  async function close(): Promise<void> {
    if (!open) return
    open = false
    await Promise.all([database.close(), owner.end({ timeout: 1 })])
    await server.unsafe(`drop database ${name} with (force)`)
    await server.end()
  }
  afterAll(close)
  return { ...database, owner, target: { app, admin }, url: urlOf(admin), close }
}

function urlOf(target: Target): string {
  const folder = String(target.host)
  return `postgres://${target.user}:${encodeURIComponent(target.password)}@localhost:${String(target.port)}/${target.database}?host=${encodeURIComponent(folder)}`
}
