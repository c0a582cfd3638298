import { Problem, type Endpoint, type Fault } from '@zhengheng/core'
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { Type, type Static, type TObject, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Context } from '../db/transact.ts'
import { contextOf, passDoor, type Caller, type Policy } from './access.ts'
import { deprecationHeaders } from './deprecation.ts'
import { documentAddress, documentDoor, type AddressWords } from './door-document.ts'
import { noteShapes } from './shared-shapes.ts'

/** What a door's handler knows about the call, beside its input. */
export interface Call {
  readonly caller: Caller | undefined
  readonly context: Context
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

/** How often one address may pass a door in a minute. */
export interface Limit {
  readonly perMinute: number
}

function limited(limit: Limit): { readonly rateLimit: object } {
  return { rateLimit: { max: limit.perMinute, timeWindow: 60_000 } }
}

/** Binds a door to its policy and to what answers it. Input is checked against the door's own schema, unknown members refused. */
export function serve<Input extends TObject, Answer extends TSchema>(
  app: FastifyInstance,
  door: Endpoint<Input, Answer>,
  policy: Policy,
  handler: (call: Call, input: Static<Input>) => Promise<Static<Answer> | string | Buffer>,
  limit?: Limit,
): void {
  const check = inputOf(door)
  const warning = deprecationHeaders(door)
  noteShapes(app, door.answer)
  app.route({
    method: door.method,
    url: door.path,
    schema: documentDoor(door, policy, limit !== undefined),
    config: { policy, ...(limit && limited(limit)) },
    handler: async (request, reply) => {
      reply.headers(warning)
      const caller = passDoor(policy, request)
      const call = { caller, context: contextOf(request), request, reply }
      const answer = await handler(call, check(request))
      if (reply.sent) return reply
      reply.status(door.status ?? 200)
      // JSON that is already written: hot doors answer so.
      if (typeof answer === 'string' || Buffer.isBuffer(answer))
        return reply.type('application/json; charset=utf-8').send(answer)
      return reply.send(answer)
    },
  })
}

/** Binds an address that answers something else than JSON: a page, a file, a stream. */
export function servePage(
  app: FastifyInstance,
  page: {
    readonly method: 'GET' | 'POST'
    readonly path: string
    readonly policy: Policy
    readonly limit?: Limit
    /** Said in the API document, where programs read the address. */
    readonly document?: AddressWords
  },
  handler: (call: Call) => Promise<unknown>,
): void {
  app.route({
    method: page.method,
    url: page.path,
    schema: page.document ? documentAddress(page.document, page.path, page.limit !== undefined) : { hide: true },
    config: { policy: page.policy, ...(page.limit && limited(page.limit)) },
    handler: async (request, reply) => {
      const caller = passDoor(page.policy, request)
      return handler({ caller, context: contextOf(request), request, reply })
    },
  })
}

/** The server does not start while a route names no policy. Add before any route; looked at when all are there. */
export function demandPolicies(app: FastifyInstance): void {
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    routes.push(route)
  })
  app.addHook('onReady', async () => {
    const open = routes.filter((route) => !route.config?.policy).map((route) => `${String(route.method)} ${route.url}`)
    if (open.length > 0) throw new Error(`doors that name no policy: ${open.join(', ')}`)
  })
}

function inputOf<Input extends TObject>(door: Endpoint<Input>): (request: FastifyRequest) => Static<Input> {
  const schema = Compile(Type.Object(door.input.properties, { additionalProperties: false }))
  return (request) => {
    const own = door.method === 'GET' ? {} : request.body
    const input = {
      ...(door.method === 'GET' ? asked(request.query) : (request.query as object)),
      ...(isRecord(own) ? own : {}),
      ...(request.params as object),
    }
    const unwritable = door.method === 'GET' ? [] : unwritableIn(input)
    if (unwritable.length > 0) throw new Problem('invalid-input', {}, unwritable)
    // The compiled check has just said that the value is what the cast says.
    if (schema.Check(input)) return input as Static<Input>
    throw new Problem('invalid-input', {}, faultsOf(schema.Errors(input)))
  }
}

/** A field of a form that was left empty asks nothing. */
function asked(query: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query as object).filter(([, value]) => value !== ''))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !Buffer.isBuffer(value) &&
    !('pipe' in value)
  )
}

/** Characters that no text of the register can hold: NUL, and halves of a surrogate pair. */
function unwritableIn(value: unknown, pointer = ''): readonly Fault[] {
  if (typeof value === 'string') {
    return value.includes('\u0000') || /\p{Surrogate}/u.test(value) ? [{ pointer, code: 'unwritable' }] : []
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => unwritableIn(member, `${pointer}/${name}`))
}

interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly params: object
}

/** One fault for each wrong place, `required` and unknown members named by their own pointer. */
function faultsOf(errors: readonly SchemaError[]): readonly Fault[] {
  const faults = errors.flatMap((error): Fault[] => {
    const params = error.params as Record<string, unknown>
    const missing = params['requiredProperties']
    if (Array.isArray(missing)) return missing.map((name) => ({ pointer: `/${String(name)}`, code: 'required' }))
    const unknown = params['additionalProperties']
    if (Array.isArray(unknown)) return unknown.map((name) => ({ pointer: `/${String(name)}`, code: 'unknown-member' }))
    if (error.keyword === 'boolean') return []
    return [{ pointer: error.instancePath, code: error.keyword, params: printable(params) }]
  })
  return faults.slice(0, 100)
}

function printable(params: Record<string, unknown>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).filter((entry): entry is [string, string | number] =>
      ['string', 'number'].includes(typeof entry[1]),
    ),
  )
}
