import { dirname } from 'node:path/posix'
import type { LogFiles } from '../log-files.ts'

type Node = Uint8Array | 'folder'

export class PowerCut extends Error {}

export interface CrashDisk {
  readonly files: LogFiles
  /** Operations so far. */
  readonly operations: () => number
  /** The operation with this number is done by half, and none after it. */
  readonly cutAt: (operation: number) => void
  /**
   * What is on the disk after the power came back: content that was written is there, but of the names that were not synced
   * each may be there or not, as `keeps` says.
   */
  readonly restart: (keeps: (path: string) => boolean) => CrashDisk
  /** Every file, by path. */
  readonly contents: () => Map<string, Uint8Array>
}

/**
 * A disk in memory that keeps names and the synced names apart, as a file system does: a rename is seen at once by everybody, and
 * survives a power cut only once its folder was synced.
 */
export function crashDisk(durable = new Map<string, Node>([['.', 'folder']])): CrashDisk {
  const seen = new Map(durable)
  let operations = 0
  let cut = Infinity

  function step(half: () => void): void {
    operations++
    if (operations > cut) throw new PowerCut()
    if (operations < cut) return
    half()
    throw new PowerCut()
  }

  return {
    files: filesOn(seen, durable, step),
    operations: () => operations,
    cutAt: (operation) => {
      cut = operation
    },
    restart: (keeps) => {
      const left = new Map(durable)
      for (const name of new Set([...seen.keys(), ...durable.keys()])) {
        if (seen.get(name) === durable.get(name) || !keeps(name)) continue
        const node = seen.get(name)
        if (node === undefined) left.delete(name)
        else left.set(name, node)
      }
      const reachable = (name: string): boolean =>
        name === '.' || (left.get(dirname(name)) === 'folder' && reachable(dirname(name)))
      return crashDisk(new Map([...left].filter(([name]) => reachable(name))))
    },
    contents: () =>
      new Map(
        [...seen].flatMap(([name, node]) =>
          node === 'folder' || name.startsWith('.staging/') ? [] : [[name, node] as const],
        ),
      ),
  }
}

function filesOn(seen: Map<string, Node>, durable: Map<string, Node>, step: (half: () => void) => void): LogFiles {
  function needFolder(path: string): void {
    if (seen.get(dirname(path)) !== 'folder') throw new Error(`no folder for ${path}`)
  }

  return {
    read: (path) => {
      const node = seen.get(path)
      return node === 'folder' ? undefined : node
    },
    write: async (path, bytes) => {
      step(() => seen.set(path, bytes.slice(0, bytes.length / 2)))
      needFolder(path)
      await Promise.resolve()
      seen.set(path, bytes.slice())
    },
    rename: async (from, to) => {
      step(() => undefined)
      needFolder(to)
      await Promise.resolve()
      const node = seen.get(from)
      if (node === undefined) throw new Error(`no file ${from}`)
      seen.set(to, node)
      seen.delete(from)
    },
    makeFolder: async (path) => {
      step(() => undefined)
      if (path !== '.') needFolder(path)
      await Promise.resolve()
      seen.set(path, 'folder')
    },
    syncFolder: async (path) => {
      step(() => undefined)
      await Promise.resolve()
      for (const name of new Set([...seen.keys(), ...durable.keys()])) {
        if (dirname(name) !== path || name === '.') continue
        const node = seen.get(name)
        if (node === undefined) durable.delete(name)
        else durable.set(name, node)
      }
    },
    remove: async (path) => {
      step(() => undefined)
      await Promise.resolve()
      for (const name of seen.keys()) if (name === path || name.startsWith(`${path}/`)) seen.delete(name)
    },
  }
}
