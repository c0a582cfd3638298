import { parentPort, workerData } from 'node:worker_threads'
import { loadPack } from '../pack.ts'
import { openBasis } from './basis.ts'
import { flagBasis, type ReadBatch } from './file-reading.ts'
import { openHere } from './reading-here.ts'
import type { Asked, ReadingTask, Told } from './reading.ts'

const task = workerData as ReadingTask
const port = parentPort
if (!port) throw new Error('this is a thread of the server and is not run by itself')

const pack = await loadPack(task.pack)
const { opened, reading } = await openHere(task, pack)
const basis = openBasis(pack, task.party)
let read: ReadBatch | undefined

/** The bytes of a batch change hands without a copy. */
function tell(told: Told, moved: ArrayBuffer[] = []): void {
  port?.postMessage(told, moved)
}

port.on('message', (asked: Asked) => {
  if ('most' in asked) {
    read = reading.next(asked.most)
    tell({ wanted: basis.wanted(read.issues) })
    return
  }
  basis.learn(asked.grants)
  if (!read) return
  const batch = flagBasis(read, basis)
  read = undefined
  tell({ batch }, [batch.lines.buffer as ArrayBuffer])
})
tell({ opened })
