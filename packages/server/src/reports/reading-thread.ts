import { parentPort, workerData } from 'node:worker_threads'
import { loadPack } from '../pack.ts'
import { detectEncoding } from './encoding.ts'
import { openFileReading } from './file-reading.ts'
import type { ReadingTask, Told } from './reading.ts'

const task = workerData as ReadingTask
const port = parentPort
if (!port) throw new Error('this is a thread of the server and is not run by itself')

const detected = task.detected ?? detectEncoding(task.file)
const { party, today } = task
const by = { party, today, pack: await loadPack(task.pack) }
const reading = openFileReading({ file: task.file, detected }, by, task.left)

/** Numbers come in, batches go out; the bytes of a batch change hands without a copy. */
function tell(told: Told, moved: ArrayBuffer[] = []): void {
  port?.postMessage(told, moved)
}

port.on('message', (most: number) => {
  const batch = reading.next(most)
  tell({ batch }, [batch.lines.buffer as ArrayBuffer])
})
tell({ detected })
