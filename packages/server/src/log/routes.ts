import { existsSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from '@zhengheng/core'
import { parseTilePath, refusalOf } from '@zhengheng/verify'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { anyone } from '../http/access.ts'
import { servePage } from '../http/serve.ts'
import type { Services } from '../services.ts'
import { logFolder } from './gate.ts'
import { issuerOf } from './issuer.ts'
import { CHECKPOINT, VKEY } from './public-log.ts'

/** A tile of a given width never changes (C2SP tlog-tiles). */
const FOREVER = 'public, max-age=31536000, immutable'
const SECONDS = 'public, max-age=2'
const TEXT = 'text/plain; charset=utf-8'
const BYTES = 'application/octet-stream'

/** The built page /verify. */
const PAGE = fileURLToPath(new URL('../../../web/dist/', import.meta.url))
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
}

/** The public log as static files, the issuer document, and the page that checks extracts. */
export function logRoutes(app: FastifyInstance, services: Services): void {
  const dir = logFolder(services.config.dataDir)
  const { document } = issuerOf(services)
  servePage(
    app,
    at(`/log/${CHECKPOINT}`, 'readCheckpoint', 'The signed checkpoint of the public log', 'text/plain'),
    ({ reply }) => sendFile(reply, join(dir, CHECKPOINT), { type: TEXT, cache: SECONDS }),
  )
  servePage(
    app,
    at(`/log/${VKEY}`, 'readLogKey', 'The key by which checkpoints are verified', 'text/plain'),
    ({ reply }) => sendFile(reply, join(dir, VKEY), { type: TEXT, cache: SECONDS }),
  )
  servePage(app, { method: 'GET', path: '/log/tile/*', policy: anyone }, ({ reply, request }) => {
    const path = `tile/${(request.params as { '*': string })['*']}`
    if (refusalOf(() => parseTilePath(path)) !== undefined) throw new Problem('not-found')
    return sendFile(reply, join(dir, path), { type: BYTES, cache: FOREVER })
  })
  servePage(
    app,
    at('/.well-known/did.json', 'readIssuer', 'The public keys of the register (DID document)', 'application/did+json'),
    async ({ reply }) => openToAll(reply).type('application/did+json').header('cache-control', SECONDS).send(document),
  )
  verifyPage(app)
}

function at(path: string, name: string, summary: string, media: string) {
  return { method: 'GET', path, policy: anyone, document: { name, summary, media } } as const
}

function verifyPage(app: FastifyInstance): void {
  servePage(app, { method: 'GET', path: '/verify', policy: anyone }, ({ reply }) =>
    sendAsset(reply, 'verify.html', 'no-cache'),
  )
  servePage(app, { method: 'GET', path: '/verify/*', policy: anyone }, ({ reply, request }) => {
    const path = (request.params as { '*': string })['*']
    // Names in `assets` carry a hash of their content; the others are asked for again.
    return sendAsset(reply, path, path.startsWith('assets/') ? FOREVER : 'no-cache')
  })
}

async function sendAsset(reply: FastifyReply, path: string, cache: string): Promise<FastifyReply> {
  const file = join(PAGE, normalize(`/${path}`))
  const type = TYPES[extname(file)]
  if (type === undefined || path.includes('\0') || !existsSync(file) || !statSync(file).isFile())
    throw new Problem('not-found')
  // The service worker stands below /verify and speaks for /verify itself.
  return reply
    .type(type)
    .header('cache-control', cache)
    .header('service-worker-allowed', '/verify')
    .send(await readFile(file))
}

async function sendFile(
  reply: FastifyReply,
  file: string,
  { type, cache }: { type: string; cache: string },
): Promise<FastifyReply> {
  try {
    return openToAll(reply)
      .type(type)
      .header('cache-control', cache)
      .send(await readFile(file))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new Problem('not-found')
    throw error
  }
}

/** Monitors and verifiers of any origin may read what is public. */
function openToAll(reply: FastifyReply): FastifyReply {
  return reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin')
}
