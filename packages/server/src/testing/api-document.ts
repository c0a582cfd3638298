import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { Pack } from '@zhengheng/core'
import { buildApp } from '../app.ts'
import { readConfig } from '../config/config.ts'
import type { Services } from '../services.ts'
import { OPEN_LOG } from './services.ts'

/** The document that `/openapi.json` serves. Binding doors asks the register nothing, so that no database is needed. */
export async function apiDocument(pack: Pack): Promise<unknown> {
  const never = () => {
    throw new Error('the document is made without a register')
  }
  const services: Services = {
    config: readConfig({ DEMO: 'none', PUBLIC_URL: 'https://register.example' }),
    pack,
    db: { app: never, reads: never, byKey: never, bulk: never } as unknown as Services['db'],
    register: {} as Services['register'],
    keys: { registry: generateKeyPairSync('ed25519'), log: generateKeyPairSync('ed25519'), secret: randomBytes(32) },
    log: OPEN_LOG,
    now: () => new Date(0),
  }
  const app = await buildApp(services)
  try {
    return (await app.inject('/openapi.json')).json()
  } finally {
    await app.close()
  }
}
