// Mends what a dependency gets wrong and its authors have not released yet. Run after every installation; running it again
// changes nothing. A patch whose text is not found stops the installation, so that none is lost with an upgrade.
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = join(import.meta.dirname, '..')

/** @type {readonly { file: string, why: string, changes: readonly (readonly [string, string])[] }[]} */
const PATCHES = [
  {
    file: 'node_modules/postgres/src/connection.js',
    // porsager/postgres 1154, 1208, 1209: a transaction whose connection dies ends the whole process, or waits for ever
    why: 'a write to a connection that was lost is refused instead of throwing outside of every handler',
    changes: [
      [
        '  function nextWrite(fn) {\n    const x = socket.write(chunk, fn)',
        "  function nextWrite(fn) {\n    if (socket === null) {\n      clearImmediate(nextWriteTimer)\n      chunk = nextWriteTimer = null\n      error(Errors.connection('CONNECTION_CLOSED', options))\n      return false\n    }\n    const x = socket.write(chunk, fn)",
      ],
      [
        '    incomings = null\n    clearImmediate(nextWriteTimer)\n    socket.removeListener',
        '    incomings = null\n    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener',
      ],
    ],
  },
]

/** @returns {readonly string[]} the files that were changed */
export function patchDependencies(root = ROOT) {
  return PATCHES.filter(({ file, changes }) => patch(join(root, file), changes)).map(({ file }) => file)
}

function patch(file, changes) {
  const before = readFileSync(file, 'utf8')
  let after = before
  for (const [from, to] of changes) {
    if (after.includes(to)) continue
    if (!after.includes(from)) throw new Error(`${file} is not as its patch expects: look whether it is still needed`)
    after = after.replace(from, () => to)
  }
  if (after === before) return false
  // by renaming, because others may be reading it at this moment
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, after)
  renameSync(draft, file)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) patchDependencies()
