import type { Door } from './door.ts'
import { NoAnswer, RegisterProblem } from './problem.ts'

export interface ConnectOptions {
  /** Address of the register, with or without a slash at its end. */
  readonly baseUrl: string
  /** `zk_...`; none for what anybody may ask. */
  readonly key?: string
  readonly language?: 'zh' | 'en'
  /** How often a call that may be repeated is tried again; 3 by default. */
  readonly retries?: number
  /** Milliseconds before the first repetition; doubled each time. 300 by default. */
  readonly pause?: number
  readonly fetch?: typeof fetch
}

export interface CallOptions {
  /** The file, for doors that take one. A stream can be sent once: then nothing is repeated. */
  readonly body?: string | Uint8Array<ArrayBuffer> | Blob | ReadableStream
  readonly contentType?: string
  /** One is made where a door asks for it and none is given; it stays the same when the call is repeated. */
  readonly idempotencyKey?: string
  /** The `version` of the record that was seen. */
  readonly ifMatch?: number
  readonly signal?: AbortSignal
}

export interface Register {
  /**
   * Passes a door and answers what it answers: JSON as its type, everything else as text.
   * @throws {RegisterProblem} when the register refuses
   * @throws {NoAnswer} when it does not answer, after all repetitions
   */
  call<Input extends object, Answer>(door: Door<Input, Answer>, input: Input, options?: CallOptions): Promise<Answer>
  /** The same for answers that are files: the response is handed on when it is none of a refusal. */
  fetch<Input extends object, Answer>(door: Door<Input, Answer>, input: Input, options?: CallOptions): Promise<Response>
}

const RETRIES = 3
const PAUSE_MS = 300
const LONGEST_PAUSE_MS = 30_000
/** Nothing was done, or nothing is known: to be tried again. */
const PASSING: ReadonlySet<number> = new Set([429, 500, 502, 503, 504])

/** A register to call. Nothing is sent before the first call. */
export function connect(options: ConnectOptions): Register {
  const send = async <Input extends object, Answer>(
    door: Door<Input, Answer>,
    input: Input,
    call: CallOptions = {},
  ): Promise<Response> => {
    const key = call.idempotencyKey ?? (door.takesKey ? crypto.randomUUID() : undefined)
    return attempt(options, requestOf(options, door, input, call, key), mayRepeat(door, call, key), key)
  }
  return {
    fetch: send,
    async call(door, input, call) {
      const response = await send(door, input, call)
      const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '')
      // The register checks its answers against the same door; its word is taken for the type.
      return (isJson ? await response.json() : await response.text()) as never
    },
  }
}

interface Prepared {
  readonly url: string
  readonly init: RequestInit
}

function requestOf<Input extends object, Answer>(
  options: ConnectOptions,
  door: Door<Input, Answer>,
  input: Input,
  call: CallOptions,
  key: string | undefined,
): Prepared {
  const all = { ...input } as Readonly<Record<string, unknown>>
  const path = door.inPath.reduce<string>(
    (text, name) => text.replace(`{${name}}`, encodeURIComponent(String(all[name]))),
    door.path,
  )
  const rest = Object.entries(all).filter(
    ([name, value]) => value !== undefined && !(door.inPath as readonly string[]).includes(name),
  )
  const query =
    door.body === 'json'
      ? ''
      : new URLSearchParams(Object.fromEntries(rest.map(([name, value]) => [name, String(value)]))).toString()
  const body = door.body === 'json' ? JSON.stringify(Object.fromEntries(rest)) : call.body
  return {
    url: `${options.baseUrl.replace(/\/+$/, '')}${path}${query === '' ? '' : `?${query}`}`,
    init: {
      method: door.method,
      headers: headersOf(options, door, call, key),
      ...(door.method === 'POST' && body !== undefined && { body }),
      ...(body instanceof ReadableStream && { duplex: 'half' }),
      ...(call.signal && { signal: call.signal }),
    },
  }
}

function headersOf(
  options: ConnectOptions,
  door: Pick<Door<object, unknown>, 'body'>,
  call: CallOptions,
  key: string | undefined,
): Record<string, string> {
  const contentType = door.body === 'json' ? 'application/json' : call.contentType
  return {
    accept: 'application/json, application/problem+json;q=0.9, */*;q=0.5',
    ...(options.key !== undefined && { authorization: `Bearer ${options.key}` }),
    ...(options.language && { 'accept-language': options.language }),
    ...(contentType !== undefined && { 'content-type': contentType }),
    ...(key !== undefined && { 'idempotency-key': key }),
    ...(call.ifMatch !== undefined && { 'if-match': `"${call.ifMatch}"` }),
  }
}

/** What reads, and what the register recognises as the same, may be sent again. */
function mayRepeat(
  door: Pick<Door<object, unknown>, 'method' | 'takesKey'>,
  call: CallOptions,
  key: string | undefined,
): boolean {
  if (call.body instanceof ReadableStream) return false
  return door.method !== 'POST' || (door.takesKey && key !== undefined)
}

async function attempt(
  options: ConnectOptions,
  { url, init }: Prepared,
  repeats: boolean,
  key: string | undefined,
): Promise<Response> {
  const { retries = RETRIES, pause = PAUSE_MS, fetch: send = fetch } = options
  const most = repeats ? retries : 0
  for (let done = 0; ; done += 1) {
    const answer = await send(url, init).catch((error: unknown) => failed(error, init.signal))
    if (answer instanceof Response && answer.ok) return answer
    const isPassing = answer instanceof Response ? PASSING.has(answer.status) : true
    if (!isPassing || done >= most)
      throw answer instanceof Response ? await problemOf(answer) : new NoAnswer(answer.error, key)
    await wait(pauseAfter(answer, done, pause), init.signal)
  }
}

/** Whoever gave up waiting is told so, and nothing is tried again. */
function failed(error: unknown, signal: AbortSignal | null | undefined): { readonly error: unknown } {
  if (signal?.aborted === true) throw error
  return { error }
}

async function problemOf(response: Response): Promise<RegisterProblem> {
  const body: unknown = await response.json().catch(() => undefined)
  return new RegisterProblem(response.status, typeof body === 'object' && body !== null ? { ...body } : {})
}

/** As long as the register asks for, else twice as long each time. */
function pauseAfter(answer: Response | object, done: number, pause: number): number {
  const asked = answer instanceof Response ? Number(answer.headers.get('retry-after') ?? Number.NaN) * 1000 : Number.NaN
  const own = pause * 2 ** done
  return Math.min(Number.isFinite(asked) && pause > 0 ? Math.max(asked, own) : own, LONGEST_PAUSE_MS)
}

async function wait(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  signal?.throwIfAborted()
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason as Error)
    })
  })
}
