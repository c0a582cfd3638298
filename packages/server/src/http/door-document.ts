import { PROBLEMS, type Endpoint, type ProblemCode } from '@zhengheng/core'
import type { Policy } from './access.ts'

/** What every door may answer besides its own problems: unknown members, an unknown key, a database that is away. */
const OF_EVERY_DOOR: readonly ProblemCode[] = ['invalid-input', 'not-signed-in', 'database-unavailable']

/** The description of a door for the API document, made of the door itself. */
export function documentDoor(door: Endpoint, policy: Policy, isLimited: boolean): object {
  const inPath = new Set([...door.path.matchAll(/:(\w+)/g)].map((found) => found[1]))
  const required = new Set(door.input.required ?? [])
  const members = Object.entries(door.input.properties)
  const part = (wanted: (name: string) => boolean) => {
    const properties = Object.fromEntries(members.filter(([name]) => wanted(name)))
    if (Object.keys(properties).length === 0) return undefined
    return { type: 'object', properties, required: Object.keys(properties).filter((name) => required.has(name)) }
  }
  const params = part((name) => inPath.has(name))
  const rest = part((name) => !inPath.has(name))
  const isQuery = door.method !== 'POST' || door.takes !== undefined
  return {
    summary: door.summary,
    description: descriptionOf(door, policy, isLimited),
    operationId: door.name,
    tags: [door.path.split('/')[3] ?? 'api'],
    // An open door takes a key, too: whoever shows one is known by it.
    security: policy.roles === 'anyone' ? [{}, { apiKey: [] }] : [{ apiKey: [] }],
    ...(door.deprecated && { deprecated: true }),
    ...(params && { params }),
    ...(door.headers && { headers: headersOf(door.headers) }),
    ...(door.takes && { consumes: [...door.takes], body: { type: 'string', contentEncoding: 'binary' } }),
    ...(rest && (isQuery ? { querystring: rest } : { body: rest })),
    response: { ...answerOf(door), ...problemsOf(door, isLimited) },
  }
}

/** What the API document says of an address beside the doors: a file, a feed, a figure. */
export interface AddressWords {
  readonly name: string
  readonly summary: string
  readonly media: string
  /** Names of what may be asked; what they mean stands with the words of parameters. */
  readonly query?: readonly string[]
}

/** The description of an address that answers no JSON of a door. */
export function documentAddress(words: AddressWords, path: string, isLimited: boolean): object {
  const text = { type: 'string' }
  const inPath = [...path.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '')
  const part = (names: readonly string[]) => ({
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, text])),
  })
  // A document of its own may be JSON; nothing more is said of its shape here.
  const shape = words.media.includes('json') ? { type: 'object', additionalProperties: true } : text
  return {
    summary: words.summary,
    description: `${words.summary}. Open to anyone.${isLimited ? ' Limited for each address.' : ''}`,
    operationId: words.name,
    tags: ['beside the API'],
    security: [{}],
    ...(inPath.length > 0 && { params: { ...part(inPath), required: inPath } }),
    ...(words.query && { querystring: part(words.query) }),
    response: {
      200: { description: 'Done.', content: { [words.media]: { schema: shape } } },
      404: { description: 'There is no such thing, or it is not public.', type: 'object', additionalProperties: true },
    },
  }
}

function descriptionOf(door: Endpoint, policy: Policy, isLimited: boolean): string {
  const who =
    policy.roles === 'anyone' ? 'Open to anyone.' : `Needs an API key in the role: ${policy.roles.join(', ')}.`
  const slow = isLimited ? 'Limited for each address.' : ''
  const { deprecated } = door
  const old = deprecated ? `Deprecated since ${deprecated.since}, gone on ${deprecated.sunset}.` : ''
  const instead = deprecated?.instead === undefined ? '' : `Use ${deprecated.instead} instead.`
  return [door.description ?? `${door.summary}.`, who, slow, old, instead].filter((text) => text !== '').join(' ')
}

function headersOf(headers: NonNullable<Endpoint['headers']>): object {
  const entries = Object.entries(headers)
  return {
    type: 'object',
    properties: Object.fromEntries(
      entries.map(([name, { description, example }]) => [name, { type: 'string', description, examples: [example] }]),
    ),
    required: entries.flatMap(([name, { required }]) => (required === true ? [name] : [])),
  }
}

const DONE: Readonly<Record<number, string>> = {
  200: 'Done, and durable.',
  201: 'Done, and durable: something new is at `Location`.',
  202: 'The receipt is durable, the effect follows.',
}

function answerOf(door: Endpoint): Record<number, object> {
  const status = door.status ?? 200
  const types = door.answersAs ?? ['application/json']
  const content = Object.fromEntries(types.map((type) => [type, { schema: door.answer }]))
  return { [status]: { description: DONE[status] ?? 'Done.', content } }
}

/** One answer for each status, which names the codes that it may carry. */
function problemsOf(door: Endpoint, isLimited: boolean): Record<number, object> {
  const codes = new Set([...door.problems, ...OF_EVERY_DOOR, ...(isLimited ? (['too-many-requests'] as const) : [])])
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of [...codes].toSorted()) {
    const same = byStatus.get(PROBLEMS[code])
    if (same) same.push(code)
    else byStatus.set(PROBLEMS[code], [code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: `Refused, nothing was changed: ${names.map((name) => `\`${name}\``).join(', ')}.`,
        content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } },
      },
    ]),
  )
}
