import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Day, Reference } from '@zhengheng/core'
import type { ToldGrants } from './basis.ts'
import type { Batch, Left } from './file-reading.ts'
import type { TellGrants } from './grants.ts'
import type { Opened, ToOpen } from './opened.ts'

/** Everything the thread that reads has to know; it loads the pack by its name, because a pack is code. */
export interface ReadingTask extends ToOpen {
  readonly pack: string
  readonly party: number
  readonly today: Day
  /** Whether the law gives it the registration of persons. */
  readonly registrar: boolean
  readonly left: Left
}

/** A file that is read on a thread of its own, a batch at a time and only when asked. */
export interface Reading {
  opened(): Promise<Opened>
  next(most: number): Promise<Batch>
  close(): Promise<void>
}

export type OpenReading = (task: ReadingTask, tellGrants: TellGrants) => Reading

/** What is asked of the thread: so many rows; and what it asked for itself. */
export type Asked = { readonly most: number } | { readonly grants: ToldGrants }

/** What the thread answers: first how the file is read, then for each question whom it has to know of, and a batch. */
export type Told = { readonly opened: Opened } | { readonly wanted: readonly Reference[] } | { readonly batch: Batch }

/** Megabytes the thread may keep alive: a batch and its rows, with room. */
const THREAD_MEMORY = 192
/** Most of a batch dies with it: room enough that it does so before it is copied. */
const THREAD_YOUNG = 48

export const openReading: OpenReading = function openReading(task, tellGrants) {
  const thread = startThread(task)
  const listen = listenTo(thread)
  const ask = (asked: Asked): void => thread.postMessage(asked)
  return {
    async opened() {
      const told = await listen()
      if ('opened' in told) return told.opened
      throw new Error('the thread that reads a report did not say how it reads the file')
    },
    async next(most) {
      ask({ most })
      for (;;) {
        const told = await listen()
        if ('batch' in told) return told.batch
        if ('wanted' in told) ask({ grants: await tellGrants(told.wanted) })
      }
    },
    async close() {
      await thread.terminate()
    },
  }
}

/** One message after the other; rejects once the thread has ended. */
function listenTo(thread: Worker): () => Promise<Told> {
  const unheard: Told[] = []
  let waiting: { resolve: (told: Told) => void; reject: (error: Error) => void } | undefined
  let failed: Error | undefined
  const fail = (error: Error): void => {
    failed ??= error
    waiting?.reject(failed)
    waiting = undefined
  }
  thread.on('message', (told: Told) => {
    if (waiting) waiting.resolve(told)
    else unheard.push(told)
    waiting = undefined
  })
  thread.on('error', fail)
  thread.on('exit', () => fail(new Error('the thread that reads a report has ended')))
  return async () => {
    const told = unheard.shift()
    if (told) return told
    if (failed) throw failed
    return new Promise((resolve, reject) => {
      waiting = { resolve, reject }
    })
  }
}

/** The built server runs the built thread. Run from source, the thread needs the loader of TypeScript for itself. */
const FROM_SOURCE = import.meta.url.endsWith('.ts')

function startThread(task: ReadingTask): Worker {
  const options = {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY, maxYoungGenerationSizeMb: THREAD_YOUNG },
  }
  if (!FROM_SOURCE) return new Worker(new URL('./reading-thread.js', import.meta.url), options)
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'))
  const loader = new URL('./dist/esm/api/index.mjs', tsx).href
  const program = new URL('./reading-thread.ts', import.meta.url).href
  const entry = `import('${loader}').then(({ register }) => { register(); return import('${program}') })`
  return new Worker(entry, { ...options, eval: true, execArgv: ['--conditions=source'] })
}
