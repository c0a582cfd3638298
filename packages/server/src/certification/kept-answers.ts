import { numberKey } from '@zhengheng/core'
import type { AsOf } from '../as-of.ts'
import { readVersions } from '../attestation/reads.ts'
import type { Reader } from '../db/database.ts'
import { batched } from './batch.ts'

export interface Answer {
  /** JSON in UTF-8, as it is sent. */
  readonly body: Buffer
  /** The newest act on the certificate. */
  readonly version: number
}

/**
 * Answers that were written before, and whether they still stand. Every question asks the database for two numbers, the
 * newest act on the certificate and on any grant; only where both are those of a kept answer is it given again. So no
 * answer is ever older than its question, whichever process acted.
 */
export interface Answers {
  through(
    kind: string,
    number: string,
    asOf: AsOf,
    make: () => Promise<Answer & { readonly keep: boolean }>,
  ): Promise<Answer>
}

interface Kept extends Answer {
  readonly stamp: string
  readonly since: number
}

/** Bytes of all kept answers together. */
const ROOM = 48_000_000
/** Names of authorities are no acts: they are read again after a while. */
const FRESH_MS = 60_000

export function keepAnswers(reader: Reader): Answers {
  const kept = new Map<string, Kept>()
  /** Who asks the same of the same state waits for the one answer. */
  const making = new Map<string, Promise<Answer>>()
  let room = ROOM
  const versionOf = batched(async (keys) => {
    const { versions, grantsSeq } = await readVersions(reader, keys)
    return (key) => ({ version: versions.get(key), grantsSeq })
  })
  function forget(name: string, old: Kept): void {
    kept.delete(name)
    room += old.body.length
  }
  function keep(name: string, answer: Kept): void {
    kept.set(name, answer)
    room -= answer.body.length
    for (const [oldest, old] of kept) {
      if (room >= 0) break
      forget(oldest, old)
    }
  }
  return {
    async through(kind, number, asOf, make) {
      const key = numberKey(number)
      const { version, grantsSeq } = await versionOf(key)
      if (version === undefined) return make()
      const name = `${kind} ${key} ${asOf.on} ${asOf.known ?? ''}`
      const stamp = `${version} ${grantsSeq}`
      const old = kept.get(name)
      if (old) forget(name, old)
      if (old && old.stamp === stamp && Date.now() - old.since < FRESH_MS) {
        keep(name, old)
        return old
      }
      const underway = making.get(`${name} ${stamp}`)
      if (underway) return underway
      const answer = make().then((made): Answer => {
        if (made.keep && !kept.has(name)) keep(name, { body: made.body, version, stamp, since: Date.now() })
        return { body: made.body, version }
      })
      making.set(`${name} ${stamp}`, answer)
      return answer.finally(() => making.delete(`${name} ${stamp}`))
    },
  }
}
