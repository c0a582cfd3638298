import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pack } from '@zhengheng/core'
import { readConfig } from '../config/config.ts'
import type { Database } from '../db/database.ts'
import type { LogGate } from '../log/gate.ts'
import { openRegister } from '../register.ts'
import { seedPack } from '../seed.ts'
import type { Services } from '../services.ts'

/** A log that takes everything: for tests that are not about the log. */
export const OPEN_LOG: LogGate = {
  state: () => ({ code: 'ok', message: '', size: Number.MAX_SAFE_INTEGER, lagSeconds: 0 }),
  assertOpen: () => {},
  wake: () => {},
  stop: async () => {},
}

export interface TestServices extends Services {
  /** Moves the clock. */
  setNow(instant: string): void
}

/** Services over a test database: the pack's roots are seeded, keys are made, the clock stands still until it is moved. */
export async function testServices(
  db: Database,
  pack: Pack,
  options: { readonly now?: string; readonly log?: LogGate } = {},
): Promise<TestServices> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhengheng-test-'))
  let instant = new Date(options.now ?? '2026-11-20T10:00:00+08:00')
  await seedPack(db, pack)
  return {
    config: readConfig({ DATA_DIR: dataDir, DEMO: 'none', PUBLIC_URL: 'http://127.0.0.1:8080' }),
    pack,
    db,
    keys: {
      registry: generateKeyPairSync('ed25519'),
      log: generateKeyPairSync('ed25519'),
      secret: randomBytes(32),
    },
    register: await openRegister(db.byKey, pack),
    log: options.log ?? OPEN_LOG,
    now: () => instant,
    setNow(text) {
      instant = new Date(text)
    },
  }
}
