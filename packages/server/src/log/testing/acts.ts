import { generateKeyPairSync } from 'node:crypto'
import { sameBytes } from '@zhengheng/verify'
import type { Heads, ReadEntries } from '../integrate.ts'
import type { Head } from '../public-log.ts'
import { logSigner, type LogSigner } from '../signer.ts'

export const ORIGIN = 'register.example/log'

export function makeSigner(origin = ORIGIN): LogSigner {
  return logSigner(origin, generateKeyPairSync('ed25519').privateKey)
}

/** Entry of act `seq`; another history gives other entries. */
export function entryOf(seq: number, history = ''): Uint8Array {
  return new TextEncoder().encode(`act ${seq}${history}`)
}

/** The side of the database, in memory: acts that only grow, and the head. */
export interface TestActs {
  readonly entries: Uint8Array[]
  readonly readEntries: ReadEntries
  readonly heads: Heads
  readonly head: () => Pick<Head, 'size' | 'root'> | undefined
  add(count: number, history?: string): void
}

export function testActs(count = 0, head?: Pick<Head, 'size' | 'root'>): TestActs {
  const entries: Uint8Array[] = []
  let known = head
  const acts: TestActs = {
    entries,
    readEntries: (from, limit) => Promise.resolve(entries.slice(from, from + limit)),
    head: () => known,
    heads: {
      read: () => Promise.resolve(known),
      write: (next) => {
        const shrinks = known !== undefined && next.size < known.size
        const forks = known !== undefined && next.size === known.size && !sameBytes(next.root, known.root)
        if (shrinks || forks) throw new Error(`head of ${next.size} after ${known?.size}`)
        known = { size: next.size, root: next.root }
        return Promise.resolve()
      },
    },
    add(more, history = '') {
      for (let n = 0; n < more; n++) entries.push(entryOf(entries.length, history))
    },
  }
  acts.add(count)
  return acts
}
