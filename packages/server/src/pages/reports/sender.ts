import type { FastifyReply, FastifyRequest } from 'fastify'
import { read, SYSTEM, type Context } from '../../db/transact.ts'
import type { Caller } from '../../http/access.ts'
import { findCaller } from '../../identity/reads.ts'
import type { Services } from '../../services.ts'
import { readCookie, sealedCookie } from './cookie.ts'

/** Who sends reports by hand: the key that was typed stands for a body. */
export interface Sender {
  readonly caller: Caller
  readonly context: Context
}

export function isEncrypted(services: Pick<Services, 'config'>): boolean {
  return services.config.publicUrl.startsWith('https:')
}

/** The sender whom the cookie stands for, while the key lives and is a body's; its time begins anew. */
export async function senderOf(
  services: Pick<Services, 'config' | 'db' | 'keys' | 'now'>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Sender | 'ended' | undefined> {
  const { secret } = services.keys
  const hash = readCookie(secret, request.headers.cookie, services.now())
  if (!Buffer.isBuffer(hash)) return hash
  const caller = await read(services.db, SYSTEM, async (tx) => findCaller(tx, hash))
  if (caller?.role !== 'body') return 'ended'
  reply.header('set-cookie', sealedCookie(secret, hash, services.now(), isEncrypted(services)))
  return { caller, context: contextFor(caller, request.id) }
}

function contextFor({ party, person }: Caller, requestId: string): Context {
  return { capacity: 'body', party, person, requestId }
}
