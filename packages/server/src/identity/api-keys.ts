import { Problem } from '@zhengheng/core'
import { createHash, createHmac } from 'node:crypto'
import type { Database } from '../db/database.ts'
import { read, SYSTEM } from '../db/transact.ts'
import type { Caller } from '../http/access.ts'
import { findCaller } from './reads.ts'

const SHAPE = /^Bearer (zk_[A-Za-z0-9_-]{20,100})$/
/** An ended key may be believed this long, and no longer. */
const BELIEVED_MS = 5000
const MOST = 10_000

export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

/** A key that follows from the server's secret and a name, for the demonstration: printed at every start, kept nowhere. */
export function derivedKey(secret: Buffer, name: string): string {
  return `zk_demo_${createHmac('sha256', secret).update(`api-key/${name}`).digest('base64url').slice(0, 32)}`
}

/**
 * Reads `Authorization: Bearer zk_...`. No header: nobody in particular. A header that is not a living key is refused, on
 * doors open to anyone too: who shows a key wants to be known by it.
 */
export function openIdentity(db: Database): (authorization: string | undefined) => Promise<Caller | undefined> {
  const believed = new Map<string, { readonly caller: Caller; readonly until: number }>()
  return async (authorization) => {
    if (authorization === undefined) return undefined
    const key = SHAPE.exec(authorization)?.[1]
    if (key === undefined) throw new Problem('not-signed-in', { reason: 'malformed-key' })
    const hash = hashKey(key)
    const name = hash.toString('base64')
    const known = believed.get(name)
    if (known && known.until > Date.now()) return known.caller
    const caller = await read(db, SYSTEM, async (tx) => findCaller(tx, hash))
    if (!caller) throw new Problem('not-signed-in', { reason: 'unknown-key' })
    if (believed.size >= MOST) believed.clear()
    believed.set(name, { caller, until: Date.now() + BELIEVED_MS })
    return caller
  }
}
