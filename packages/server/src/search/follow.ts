import { searchKey } from '@zhengheng/core'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database, Tx } from '../db/database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { namesOf, searchedName, searchedText, type Source } from './projection.ts'
import { readLag, readNames, readSources } from './reads.ts'
import { addNames, lockProgress, putTexts, readActed, readHeld, setProgress, settle } from './store.ts'

/** Acts that are taken up at once. */
const AT_ONCE = 2000
/** So many acts a search waits for; what is further behind is said in its answer. */
const MOST_WAITED_FOR = 1000
const PAUSE_MS = 500

/**
 * Takes up the next acts, in the order of the log, all of them or none; false when there are none. The log gives out
 * sequence numbers in the order of commits, so nothing that commits later stands before what was taken up.
 */
export async function followOnce(db: Pick<Database, 'app'>, most = AT_ONCE): Promise<boolean> {
  return transact(db, SYSTEM, async (tx) => {
    const acted = await readActed(tx, await lockProgress(tx), most)
    if (!acted) return false
    await project(tx, await readSources(tx, acted.subjects))
    await setProgress(tx, acted.last)
    return true
  })
}

/** Everything that was acted until now, and the indexes in order. */
export async function followAll(db: Pick<Database, 'app'>): Promise<void> {
  let more = false
  while (await followOnce(db)) more = true
  if (more) await transact(db, SYSTEM, settle)
}

/**
 * What a search does first, so that it finds whatever was acted before it was asked. Answers how many acts it does not
 * know: 0, but while a large report is worked off.
 */
export async function catchUp(db: Pick<Database, 'app' | 'byKey'>): Promise<number> {
  const behind = await readLag(db.byKey)
  if (behind === 0 || behind > MOST_WAITED_FOR) return behind
  await followOnce(db)
  return 0
}

async function project(tx: Tx, sources: readonly Source[]): Promise<void> {
  const known = await rememberNames(tx, sources)
  const ids = new Set(sources.map((source) => source.id))
  // Whatever its holder held before is found under the new name too.
  const others = (await readHeld(tx, known.renamed)).filter((id) => !ids.has(id))
  for (let at = 0; at < others.length; at += AT_ONCE) {
    await putTexts(tx, textsOf(await readSources(tx, others.slice(at, at + AT_ONCE)), known.names))
  }
  await putTexts(tx, textsOf(sources, known.names))
}

function textsOf(sources: readonly Source[], names: ReadonlyMap<number, readonly string[]>) {
  return sources.map((source) => searchedText(source, names.get(source.holder) ?? []))
}

/** Adds the names that these attestations tell of. Answers all names of their holders, and who has a new one. */
async function rememberNames(
  tx: Tx,
  sources: readonly Source[],
): Promise<{ readonly names: ReadonlyMap<number, readonly string[]>; readonly renamed: readonly number[] }> {
  const told = sources.flatMap(namesOf)
  const parties = [...new Set([...told.map((one) => one.party), ...sources.map((source) => source.holder)])]
  const before = await readNames(tx, parties)
  const have = new Set(before.map(({ party, key }) => `${party} ${key}`))
  const fresh = new Map(
    told
      .map(({ party, name }) => [`${party} ${searchKey(name)}`, { party, name }] as const)
      .filter(([id]) => !have.has(id)),
  )
  const added = await addNames(
    tx,
    [...fresh.values()].map(({ party, name }) => searchedName(party, name)),
  )
  const all = added.length === 0 ? before : await readNames(tx, parties)
  const names = new Map<number, string[]>()
  for (const { party, name } of all) names.set(party, [...(names.get(party) ?? []), name])
  const old = new Set(before.map(({ party }) => party))
  return { names, renamed: added.filter((party) => old.has(party)) }
}

export interface Follower {
  stop(): Promise<void>
}

/** Follows the log until it is stopped, beside everything else. */
export function startFollowing(db: Pick<Database, 'bulk'>): Follower {
  const stopping = new AbortController()
  const { signal } = stopping
  async function run(): Promise<void> {
    let unsettled = true
    while (!signal.aborted) {
      try {
        const begun = performance.now()
        if (await followOnce({ app: db.bulk })) {
          unsettled = true
          // Whoever reports has as much of the machine as this.
          await rest(Math.min(performance.now() - begun, PAUSE_MS), signal)
          continue
        }
        if (unsettled) await transact({ app: db.bulk }, SYSTEM, settle)
        unsettled = false
      } catch {
        // Tried again; meanwhile every search says how far behind it is.
      }
      await rest(PAUSE_MS, signal)
    }
  }
  const running = run()
  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

async function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined)
}
