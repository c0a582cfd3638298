import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { EXIT } from '../config/exit.ts'
import { OperatorError } from '../config/operator-error.ts'
import type { Sql } from './connect.ts'

/** Owns the schema and runs its migrations; nobody logs in as it. */
export const OWNER = 'zhengheng_owner'
/** What the server works as: it owns nothing and row-level security holds for it. */
export const APP = 'zhengheng_app'

const OLDEST_MAJOR = 15
const ROUNDS = 4096

export function appPassword(secret: string): string {
  return createHmac('sha256', secret).update(APP).digest('base64url')
}

/**
 * Makes the two roles where they are missing and hands the schema to its owner. Run at every start: it changes nothing
 * that is as it should be.
 * @throws {OperatorError} naming the statements an administrator has to run, when this user may not
 */
export async function ensureRoles(admin: Sql, password: string): Promise<void> {
  await checkMajor(admin)
  try {
    // roles belong to the whole cluster, and two servers may start at once
    await admin.begin(async (tx) => {
      await tx`-- db.lockRoles
        select pg_advisory_xact_lock(7276310)`
      for (const statement of await missing(tx, password)) await tx.unsafe(statement)
    })
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    const statements = await missing(admin, password)
    throw new OperatorError(
      EXIT.database,
      `This user of the database may not make the roles the server works with: ${(error as Error).message}.`,
      `Let an administrator of the database run:\n${statements.map((line) => `  ${line};`).join('\n')}`,
      error,
    )
  }
}

async function checkMajor(admin: Sql): Promise<void> {
  const [row] = await admin<{ version: string }[]>`-- db.version
    select current_setting('server_version_num') as version`
  const major = Math.floor(Number(row?.version) / 10_000)
  if (major >= OLDEST_MAJOR) return
  const mend = `Use PostgreSQL ${OLDEST_MAJOR} or newer.`
  throw new OperatorError(EXIT.version, `DATABASE_URL leads to PostgreSQL ${major}.`, mend)
}

interface Standing {
  readonly owner: boolean
  readonly app: boolean
  readonly member: boolean
  readonly schema: boolean
  readonly may_create: boolean
  readonly name: string
  readonly database: string
}

async function missing(sql: Pick<Sql, 'unsafe'>, password: string): Promise<string[]> {
  const [at] = (await sql.unsafe(`-- db.standing
    select
      exists (select from pg_roles r where r.rolname = '${OWNER}') as owner,
      exists (select from pg_roles r where r.rolname = '${APP}') as app,
      coalesce((select r.rolsuper from pg_roles r where r.rolname = current_user), false)
        or exists (select from pg_auth_members m
                   where m.roleid = (select r.oid from pg_roles r where r.rolname = '${OWNER}')
                     and m.member = (select r.oid from pg_roles r where r.rolname = current_user)) as member,
      coalesce((select pg_get_userbyid(n.nspowner) = '${OWNER}' from pg_namespace n where n.nspname = 'public'), false) as schema,
      coalesce((select has_database_privilege(r.oid, current_database(), 'create')
                from pg_roles r where r.rolname = '${OWNER}'), false) as may_create,
      quote_ident(current_user) as name,
      quote_ident(current_database()) as database`)) as unknown as readonly Standing[]
  if (!at) throw new Error('the database did not answer')
  const plain = 'nosuperuser nocreatedb nocreaterole noreplication nobypassrls'
  return [
    ...(at.owner ? [] : [`create role ${OWNER} nologin ${plain}`]),
    ...(at.app ? [] : [`create role ${APP} login ${plain} password '${scramVerifier(password)}'`]),
    ...(at.member ? [] : [`grant ${OWNER} to ${at.name}`]),
    ...(at.may_create ? [] : [`grant create on database ${at.database} to ${OWNER}`]),
    ...(at.schema ? [] : [`alter schema public owner to ${OWNER}`]),
  ]
}

/**
 * What PostgreSQL itself stores of a password (RFC 5802, RFC 7677). Sending this instead of the password keeps the
 * password out of logs and out of the message for the administrator.
 */
function scramVerifier(password: string): string {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256')
  const clientKey = createHmac('sha256', salted).update('Client Key').digest()
  const storedKey = sha256(clientKey)
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64')
  return `SCRAM-SHA-256$${ROUNDS}:${salt.toString('base64')}$${storedKey}:${serverKey}`
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('base64')
}
