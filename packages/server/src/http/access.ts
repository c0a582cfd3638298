import { Problem } from '@zhengheng/core'
import type { FastifyRequest } from 'fastify'
import type { Context } from '../db/transact.ts'

export type Role = 'body' | 'officer' | 'head'

/** Who is calling: a person acting for an organisation in a role, proved by an API key. */
export interface Caller {
  readonly party: number
  readonly person: string
  readonly role: Role
}

/** Who may pass a door. A door without one keeps the server from starting. */
export interface Policy {
  readonly name: string
  readonly roles: readonly Role[] | 'anyone'
}

export const anyone: Policy = { name: 'anyone', roles: 'anyone' }
export const bodyKey: Policy = { name: 'body', roles: ['body'] }
/** A file is seen by its two sides; which files those are is decided by the rows (row-level security says it again). */
export const signedIn: Policy = { name: 'signed-in', roles: ['body', 'officer', 'head'] }

declare module 'fastify' {
  interface FastifyContextConfig {
    policy?: Policy
  }
  interface FastifyRequest {
    caller?: Caller | undefined
  }
}

/** Refuses a caller whom the policy does not name; answers who it is, or undefined for doors open to anyone. */
export function passDoor(policy: Policy, request: FastifyRequest): Caller | undefined {
  if (policy.roles === 'anyone') return request.caller
  if (!request.caller) throw new Problem('not-signed-in')
  if (!policy.roles.includes(request.caller.role)) throw new Problem('not-permitted', { needs: policy.roles })
  return request.caller
}

/** The context of row-level security for a request: what the database believes about who is asking. */
export function contextOf(request: FastifyRequest): Context {
  const { caller } = request
  if (!caller) return { capacity: 'public', requestId: request.id }
  const capacity = caller.role === 'body' ? 'body' : 'authority'
  return { capacity, party: caller.party, person: caller.person, requestId: request.id }
}
