import type { Pack } from '@zhengheng/core'
import { openFileReading, type FileReading } from './file-reading.ts'
import { openForm, type Opened } from './opened.ts'
import type { ReadingTask } from './reading.ts'

/** Opens the file of a task on the thread that asks: what the thread of reports does, for small files and for tests. */
export async function openHere(task: ReadingTask, pack: Pack): Promise<{ opened: Opened; reading: FileReading }> {
  const { party, today, registrar, left } = task
  const opened = await openForm(task)
  const reading = openFileReading({ file: task.file, ...opened }, { party, today, registrar, pack }, left)
  return {
    opened: {
      ...opened,
      profiles: reading.profiles,
      ...(reading.template !== undefined && { template: reading.template }),
    },
    reading,
  }
}
