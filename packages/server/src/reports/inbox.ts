import { createHash, randomBytes, type Hash } from 'node:crypto'
import { link, mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Problem } from '@zhengheng/core'

export interface KeptFile {
  /** Its name within the inbox. */
  readonly file: string
  readonly sha256: Buffer
  readonly bytes: number
}

const NAME = /^[0-9a-f]{32}$/
/** What is written beside a file while and after a workbook is opened. */
const BESIDE = ['.table', '.part', '.strings'] as const

export function inboxPath(dataDir: string, file: string): string {
  if (!NAME.test(file)) throw new Error(`not a file of the inbox: ${file}`)
  return join(dataDir, 'inbox', file)
}

/**
 * Writes a body to the inbox while it arrives and hashes it; afterwards file and folder are on the disk. Holds one piece
 * of it at a time. Leaves nothing behind when it fails.
 * @throws {Problem} `payload-too-large` as soon as it is longer than `limit` bytes
 */
export async function keepBody(body: Readable, dataDir: string, limit: number): Promise<KeptFile> {
  // It may break off before it is read; the reading then says so.
  body.on('error', () => undefined)
  const folder = join(dataDir, 'inbox')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = randomBytes(16).toString('hex')
  const path = inboxPath(dataDir, file)
  const handle = await open(path, 'wx', 0o600)
  try {
    const hash = createHash('sha256')
    const bytes = await copy(body, handle, hash, limit)
    await handle.sync()
    await handle.close()
    await syncFolder(folder)
    return { file, sha256: hash.digest(), bytes }
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(path, { force: true })
    throw error
  }
}

async function copy(body: Readable, handle: FileHandle, hash: Hash, limit: number): Promise<number> {
  let bytes = 0
  // The socket under the body stays open: the refusal is still to be sent through it.
  for await (const piece of body.iterator({ destroyOnReturn: false })) {
    const chunk = piece as Buffer
    bytes += chunk.length
    if (bytes > limit) throw new Problem('payload-too-large', { limit })
    hash.update(chunk)
    await writeAll(handle, chunk)
  }
  return bytes
}

async function writeAll(handle: FileHandle, chunk: Buffer): Promise<void> {
  let written = 0
  while (written < chunk.length) written += (await handle.write(chunk, written)).bytesWritten
}

/** A new name is durable only when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export async function dropFile(dataDir: string, file: string): Promise<void> {
  const path = inboxPath(dataDir, file)
  for (const ending of ['', ...BESIDE]) await rm(path + ending, { force: true })
}

/**
 * A name of its own for bytes that lie in the inbox already: an upload that is reported again is not sent again. Undefined
 * when they are not here (any more).
 */
export async function linkFile(dataDir: string, file: string): Promise<string | undefined> {
  const name = randomBytes(16).toString('hex')
  try {
    await link(inboxPath(dataDir, file), inboxPath(dataDir, name))
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return undefined
    throw error
  }
  await syncFolder(join(dataDir, 'inbox'))
  return name
}

/** Files that lie in the inbox since before `before`: what no report names was left by a stop before its receipt. */
export async function listInbox(dataDir: string, before: Date): Promise<readonly string[]> {
  const names = await readdir(join(dataDir, 'inbox')).catch(() => [])
  const old = new Set<string>()
  for (const name of names) {
    const file = name.replace(/\.[a-z]+$/, '')
    if (!NAME.test(file)) continue
    const found = await stat(join(dataDir, 'inbox', name)).catch(() => undefined)
    if (found && found.mtime < before) old.add(file)
  }
  return [...old]
}
