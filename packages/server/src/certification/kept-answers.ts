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

/** An answer just made, and what it rests on. */
export interface Made extends Answer {
  /** The newest act on any grant when the certificate was read. */
  readonly grantsSeq: number
  readonly keep: boolean
}

/**
 * Answers that were written before, and whether they still stand. Where one is kept the database is asked for two numbers,
 * the newest act on the certificate and on any grant; only if both are those of the kept answer is it given again. So no
 * answer is ever older than its question, whichever process acted.
 */
export interface Answers {
  through(kind: string, number: string, asOf: AsOf, make: () => Promise<Made>): Promise<Answer>
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
  /** Answers being made: who asks the same meanwhile waits, and asks then whether the answer stands for him too. */
  const making = new Map<string, Promise<Made>>()
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
      const name = `${kind} ${key} ${asOf.on} ${asOf.known ?? ''}`
      // Not awaited where there is none: between asking and noting it nobody else may come.
      const underway = making.get(name)
      if (underway) await underway.catch(() => undefined)
      if (kept.has(name)) {
        const { version, grantsSeq } = await versionOf(key)
        const old = kept.get(name)
        if (old) forget(name, old)
        if (old && old.stamp === `${version} ${grantsSeq}` && Date.now() - old.since < FRESH_MS) {
          keep(name, old)
          return old
        }
      }
      const made = make()
        .then((one) => {
          const { body, version, grantsSeq } = one
          const stamp = `${version} ${grantsSeq}`
          if (one.keep && !kept.has(name)) keep(name, { body, version, stamp, since: Date.now() })
          return one
        })
        .finally(() => making.delete(name))
      making.set(name, made)
      const { body, version } = await made
      return { body, version }
    },
  }
}
