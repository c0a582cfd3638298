import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect, type Target } from '../connect.ts'
import { startCluster } from '../embedded/cluster.ts'
import { migrate } from '../migrate.ts'
import { appPassword, ensureRoles, OWNER } from '../roles.ts'

/** What a test worker needs to know of the PostgreSQL that all of them share. */
export interface TestCluster {
  readonly admin: Target
  readonly appPassword: string
  readonly template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgres: TestCluster
  }
}

const TEMPLATE = 'template'

/** Starts one PostgreSQL for the whole run and migrates one database, which every test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhengheng test-'))
  const secret = 'of the tests'
  const cluster = await startCluster({ dataDir, password: secret, durable: false })
  const admin = { ...cluster.address, database: TEMPLATE }
  project.provide('postgres', { admin, appPassword: appPassword(secret), template: TEMPLATE })
  async function discard(): Promise<void> {
    await cluster.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await createTemplate(admin, appPassword(secret))
  } catch (error) {
    await discard()
    throw error
  }
  return discard
}

async function createTemplate(target: Target, password: string): Promise<void> {
  const server = connect({ ...target, database: 'postgres' }, { max: 1, name: 'setup' })
  await server.unsafe(`create database ${TEMPLATE}`)
  await server.end()
  const admin = connect(target, { max: 1, name: 'setup' })
  await ensureRoles(admin, password)
  await admin.end()
  const owner = connect(target, { max: 1, name: 'migrate', role: OWNER })
  await migrate(owner)
  await owner.end()
}
