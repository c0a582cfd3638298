import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export interface InclusionVector {
  readonly name: string
  readonly leafIdx: number
  readonly treeSize: number
  readonly root: string
  readonly leafHash: string
  readonly proof: readonly string[] | null
  readonly wantErr: boolean
}

export interface ConsistencyVector {
  readonly name: string
  readonly size1: number
  readonly size2: number
  readonly root1: string
  readonly root2: string
  readonly proof: readonly string[] | null
  readonly wantErr: boolean
}

export interface Vectors {
  readonly inclusion: readonly InclusionVector[]
  readonly consistency: readonly ConsistencyVector[]
  readonly roots: { readonly leaves_hex: readonly string[]; readonly root_hex_by_size: readonly string[] }
  readonly signed_note: { readonly vkey: string; readonly note: string }
  readonly tessera_log: { readonly vkey: string }
}

const FOLDER = fileURLToPath(new URL('./vectors/', import.meta.url))

export function readVectors(): Vectors {
  return JSON.parse(readFileSync(`${FOLDER}vectors.json`, 'utf8')) as Vectors
}

/** A file of the log that Tessera wrote. */
export function readTessera(path: string): Uint8Array | undefined {
  const file = `${FOLDER}tessera-log/${path}`
  return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined
}
