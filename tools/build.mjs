// Builds what is stale.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ROOT } from './install.mjs'

const STAMP = join(ROOT, '.cache/build')
const RESULT = join(ROOT, 'packages/server/dist/cli/main.js')
const IGNORED = new Set(['node_modules', 'dist'])

/** Whether the sources are the ones that were built last. */
export function isBuilt() {
  return existsSync(RESULT) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()
}

/** @returns {boolean} whether it succeeded */
export function build() {
  const before = fingerprint()
  const isDone =
    node(ROOT, 'node_modules/typescript/bin/tsc', '-b') &&
    (!hasWeb() || node(join(ROOT, 'packages/web'), 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'))
  if (!isDone) return false
  mkdirSync(join(ROOT, '.cache'), { recursive: true })
  writeFileSync(STAMP, before)
  return true
}

function node(cwd, program, ...args) {
  return spawnSync(process.execPath, [join(ROOT, program), ...args], { cwd, stdio: ['ignore', 2, 2] }).status === 0
}

function hasWeb() {
  const folder = join(ROOT, 'packages/web')
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('vite.config.'))
}

/** Names, sizes and times of all sources: reading them all would take longer than building nothing. */
function fingerprint() {
  const hash = createHash('sha256')
  const list = [join(ROOT, 'package-lock.json'), join(ROOT, 'tsconfig.json'), join(ROOT, 'tsconfig.base.json')]
  for (const file of [...list, ...filesBelow(join(ROOT, 'packages'))]) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${file}\0${size}\0${mtimeMs}\0`)
  }
  return hash.digest('hex')
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !IGNORED.has(entry.name) && !entry.name.endsWith('.tsbuildinfo'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : []
    })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = build() ? 0 : 1
