import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { clientSource } from './client-source.ts'

/** Writes the generated part of the client package anew. A test finds out when that was forgotten. */
const FOLDER = fileURLToPath(new URL('../packages/client/src/generated/', import.meta.url))

rmSync(FOLDER, { recursive: true, force: true })
const files = clientSource()
for (const [path, text] of files) {
  mkdirSync(dirname(join(FOLDER, path)), { recursive: true })
  writeFileSync(join(FOLDER, path), text)
}
console.log(`${files.size} files of the client were written`)
