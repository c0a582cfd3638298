import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Day } from '@zhengheng/core'
import type { Batch, Left } from './file-reading.ts'
import type { Detected } from './encoding.ts'

/** Everything the thread that reads has to know; it loads the pack by its name, because a pack is code. */
export interface ReadingTask {
  readonly file: string
  readonly pack: string
  readonly party: number
  readonly today: Day
  readonly left: Left
  /** How the file is written, where that is known from an earlier turn. */
  readonly detected: Detected | undefined
}

/** A file that is read on a thread of its own, a batch at a time and only when asked. */
export interface Reading {
  detected(): Promise<Detected>
  next(most: number): Promise<Batch>
  close(): Promise<void>
}

export type OpenReading = (task: ReadingTask) => Reading

/** What the thread answers: first how the file is written, then a batch for each question. */
export type Told = { readonly detected: Detected } | { readonly batch: Batch }

/** Megabytes the thread may keep alive: a batch and its rows, with room. */
const THREAD_MEMORY = 192

export function openReading(task: ReadingTask): Reading {
  const thread = startThread(task)
  const told: Told[] = []
  let waiting: { resolve: (one: Told) => void; reject: (error: Error) => void } | undefined
  let failed: Error | undefined
  const fail = (error: Error): void => {
    failed ??= error
    waiting?.reject(failed)
    waiting = undefined
  }
  thread.on('message', (one: Told) => {
    if (!waiting) return void told.push(one)
    waiting.resolve(one)
    waiting = undefined
  })
  thread.on('error', fail)
  thread.on('exit', () => fail(new Error('the thread that reads a report has ended')))
  const listen = async (): Promise<Told> => {
    const one = told.shift()
    if (one) return one
    if (failed) throw failed
    return new Promise((resolve, reject) => {
      waiting = { resolve, reject }
    })
  }
  return {
    async detected() {
      const one = await listen()
      if ('detected' in one) return one.detected
      throw new Error('the thread that reads a report did not say how the file is written')
    },
    async next(most) {
      thread.postMessage(most)
      const one = await listen()
      if ('batch' in one) return one.batch
      throw new Error('the thread that reads a report answered something else than a batch')
    },
    async close() {
      await thread.terminate()
    },
  }
}

/** The built server runs the built thread. Run from source, the thread needs the loader of TypeScript for itself. */
const FROM_SOURCE = import.meta.url.endsWith('.ts')

function startThread(task: ReadingTask): Worker {
  const options = { workerData: task, resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY } }
  if (!FROM_SOURCE) return new Worker(new URL('./reading-thread.js', import.meta.url), options)
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'))
  const loader = new URL('./dist/esm/api/index.mjs', tsx).href
  const program = new URL('./reading-thread.ts', import.meta.url).href
  const entry = `import('${loader}').then(({ register }) => { register(); return import('${program}') })`
  return new Worker(entry, { ...options, eval: true, execArgv: ['--conditions=source'] })
}
