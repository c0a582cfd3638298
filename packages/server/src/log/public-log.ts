import {
  openTiles,
  parseVkey,
  Refusal,
  sameBytes,
  signCheckpoint,
  verifyCheckpoint,
  TILE_WIDTH,
  type Hash,
  type LogIdentity,
  type NoteSigner,
  type TileReader,
} from '@zhengheng/verify'
import { faultOfRefusal } from './log-fault.ts'
import { openWriter, type DurableWriter } from './durable-writer.ts'
import { filesIn, type LogFiles } from './log-files.ts'
import { EMPTY_EDGE, extendEdge, readEdge, rootOf, type RightEdge } from './right-edge.ts'

export const CHECKPOINT = 'checkpoint'
export const VKEY = 'vkey'
/** Head of the log: how many entries, and the root over them. */
export interface Head {
  readonly size: number
  readonly root: Hash
  readonly at: Date
}

export interface LogOptions {
  /** Folder of the static files. */
  readonly dir: string
  readonly origin: string
  readonly signer: NoteSigner
  readonly vkey: string
  readonly files?: LogFiles
}

export interface PublicLog {
  readonly size: number
  readonly root: Hash
  /**
   * Appends entries (at most 65,535 bytes each) and publishes a checkpoint over them; resolves when all is durable. The empty list
   * publishes the first checkpoint of an empty log and is otherwise without effect. After a failure call `refresh` first.
   */
  append(entries: readonly Uint8Array[], at: Date): Promise<Head>
  /** Reads the checkpoint again where another process, or a failed append, may have moved it. Throws `LogFault`. */
  refresh(): Promise<void>
  /** The published tree, each hash tied to the root. */
  tiles(): TileReader
}

interface Published {
  readonly checkpoint: Uint8Array | undefined
  readonly edge: RightEdge
  readonly root: Hash
}

/**
 * Opens the log in its folder; nothing is written by opening. What a crash left half done is not referred to by the checkpoint and
 * is overwritten, byte for byte the same, when its entries are appended again.
 * Throws `LogFault`: `log-damaged`, `log-foreign`.
 */
export async function openLog({ dir, origin, signer, vkey, files = filesIn(dir) }: LogOptions): Promise<PublicLog> {
  const identity = identityOf(origin, signer, vkey)
  let published = await readPublished(files, identity)
  let writer: DurableWriter | undefined
  let failed = false
  let busy = false

  async function publish(entries: readonly Uint8Array[]): Promise<void> {
    writer ??= await openWriter(files)
    const { edge, files: list } = extendEdge(published.edge, entries)
    await writer(list)
    // Only now: whoever holds the older checkpoint reads the full tile in place of the partial one.
    for (const { path, full } of list) if (full) await files.remove(`${path}.p`)
    const root = rootOf(edge)
    const checkpoint = utf8(signCheckpoint({ origin, size: edge.size, root, extensions: [] }, signer))
    const key = { path: VKEY, bytes: utf8(`${vkey}\n`), full: false }
    if (!isSame(files.read(VKEY), key.bytes)) await writer([key])
    await writer([{ path: CHECKPOINT, bytes: checkpoint, full: false }])
    published = { checkpoint, edge, root }
  }

  return {
    get size() {
      return published.edge.size
    },
    get root() {
      return published.root
    },
    async append(entries, at) {
      if (busy) throw new Error('the log is being appended to already')
      if (failed) throw new Error('the last append failed: refresh the log first')
      busy = true
      failed = true
      try {
        if (entries.length > 0 || published.checkpoint === undefined) await publish(entries)
        failed = false
      } finally {
        busy = false
      }
      return { size: published.edge.size, root: published.root, at }
    },
    async refresh() {
      if (!failed && isSame(files.read(CHECKPOINT), published.checkpoint)) return
      published = await readPublished(files, identity)
      writer = undefined
      failed = false
    },
    tiles: () => openTiles({ read: files.read, size: published.edge.size, root: published.root }),
  }
}

async function readPublished(files: LogFiles, identity: LogIdentity): Promise<Published> {
  const checkpoint = files.read(CHECKPOINT)
  if (checkpoint === undefined) return { checkpoint, edge: EMPTY_EDGE, root: rootOf(EMPTY_EDGE) }
  // A crash may have come between the rename and its sync: before anybody relies on this checkpoint, a power cut must not undo it.
  await files.syncFolder('.')
  try {
    const { size, root } = verifyCheckpoint(checkpoint, identity)
    const edge = readEdge(files.read, size)
    // Ties the edge to the root, and the entries of the unfinished bundle to their hashes.
    const tiles = openTiles({ read: files.read, size, root })
    if (edge.bundle.length > 0) tiles.entries(Math.floor(size / TILE_WIDTH))
    return { checkpoint, edge, root }
  } catch (error) {
    throw error instanceof Refusal ? faultOfRefusal(error) : error
  }
}

function identityOf(origin: string, signer: NoteSigner, vkey: string): LogIdentity {
  const key = parseVkey(vkey)
  if (key.name !== origin || signer.name !== origin || signer.keyId !== key.keyId) {
    throw new TypeError('origin, signer and verifier key of the log must belong together')
  }
  return { origin, keys: [key] }
}

function isSame(found: Uint8Array | undefined, known: Uint8Array | undefined): boolean {
  return found === known || (found !== undefined && known !== undefined && sameBytes(found, known))
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
