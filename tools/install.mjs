// Installs what package-lock.json asks for, when something of it is missing. Plain Node: it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { patchDependencies } from './patch-dependencies.mjs'

export const ROOT = dirname(import.meta.dirname)
const OLDEST_NODE = [20, 19]

/** @param {{ readonly withTools: boolean }} options withTools: also what only builds and tests need */
export function ensureInstalled({ withTools }) {
  checkNode()
  if (!isInstalled(withTools)) install()
  patchDependencies()
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return
  process.stderr.write(`Node ${process.versions.node} is too old: install ${OLDEST_NODE.join('.')} or newer.\n`)
  process.exit(3)
}

/**
 * npm writes what it has installed into a lock of its own, at the very end. Comparing the two finds an installation that was
 * interrupted as well as one that is out of date.
 */
function isInstalled(withTools) {
  const written = join(ROOT, 'node_modules/.package-lock.json')
  if (!existsSync(written)) return false
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const found = JSON.parse(readFileSync(written, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true
    if (entry.dev === true && !withTools) return true
    const here = found[path]
    return here === undefined ? entry.optional === true || entry.devOptional === true : here.version === entry.version
  })
}

function install() {
  process.stderr.write('installing dependencies ...\n')
  // production, too, is built here, so the tools come along whatever NODE_ENV says
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  for (const attempt of [1, 2]) {
    const { status, signal, error } = npm(args)
    if (status === 0) return
    if (signal !== null) process.exit(130)
    process.stderr.write(
      `npm ${args.join(' ')} failed (${error?.message ?? status})${attempt === 1 ? '; once more ...' : ''}\n`,
    )
  }
  process.exit(1)
}

function npm(args) {
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2], env: { ...process.env, npm_config_engine_strict: 'false' } }
  const script = process.env.npm_execpath
  if (script?.endsWith('.js')) return spawnSync(process.execPath, [script, ...args], options)
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
}
