import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const PROGRAM = fileURLToPath(new URL('../packages/server/bin/zhengheng.mjs', import.meta.url))
const START_WITHIN = 300_000
const STOP_WITHIN = 30_000

/** Starts the built program as an operator would, once for all journeys; with `E2E_URL` a server that already runs is used. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env['E2E_URL']) return async () => {}
  const dataDir = mkdtempSync(join(tmpdir(), 'zhengheng-e2e-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${String(port)}`
  const env = {
    ...process.env,
    PORT: String(port),
    PUBLIC_URL: url,
    DATA_DIR: dataDir,
    // Every situation is there, whatever the number.
    DEMO: '600',
    HOST: '127.0.0.1',
  }
  const child = spawn(process.execPath, [PROGRAM, 'up'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    await readyLine(child)
  } catch (error) {
    await stop(child, dataDir)
    throw error
  }
  process.env['E2E_URL'] = url
  return async () => stop(child, dataDir)
}

async function readyLine(child: ChildProcess): Promise<void> {
  const lines = createInterface({ input: child.stdout ?? process.stdin })
  createInterface({ input: child.stderr ?? process.stdin }).on('line', (line) => {
    process.stderr.write(`${line}\n`)
    const key = /^demo account body-1 \(body\): (\S+)/.exec(line)?.[1]
    if (key !== undefined) process.env['E2E_BODY_KEY'] = key
  })
  const ready = new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => {
      if (line.startsWith('ready ')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${String(code)} before it was ready`)))
    setTimeout(() => reject(new Error('the server was not ready in time')), START_WITHIN).unref()
  })
  await ready
}

async function stop(child: ChildProcess, dataDir: string): Promise<void> {
  if (child.exitCode === null) {
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => resolve())
    })
    child.kill('SIGINT')
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN)
    await ended
    clearTimeout(late)
  }
  rmSync(dataDir, { recursive: true, force: true })
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise((resolve) => {
    server.close(resolve)
  })
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}
