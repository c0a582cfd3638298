/** What can go wrong in a way the caller can act on, and its HTTP status. Everything else is a bug: a bare 500. */
export const PROBLEMS = {
  'invalid-input': 422,
  'malformed-number': 404,
  'never-reported': 404,
  'similar-exist': 404,
  'not-found': 404,
  'not-signed-in': 401,
  'not-permitted': 403,
  'act-not-open': 409,
  'same-person': 409,
  'not-in-scope': 409,
  'changed-meanwhile': 412,
  'if-match-required': 428,
  'idempotency-key-required': 400,
  'idempotency-key-reused': 422,
  'unsupported-format': 415,
  'payload-too-large': 413,
  'upload-gone': 410,
  'unreadable-file': 422,
  'too-many-requests': 429,
  'not-yet-logged': 503,
  'log-refuses': 503,
  'database-unavailable': 503,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof PROBLEMS

/** One thing that is wrong: where (JSON pointer or column), by which rule, with the values a message needs. */
export interface Fault {
  readonly pointer: string
  readonly code: string
  readonly params?: Readonly<Record<string, string | number>>
}

/** RFC 9457. Carries codes and parameters; the edge turns them into the reader's language. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly params: Readonly<Record<string, unknown>>
  readonly errors: readonly Fault[]

  constructor(code: ProblemCode, params: Readonly<Record<string, unknown>> = {}, errors: readonly Fault[] = []) {
    super(code)
    this.code = code
    this.params = params
    this.errors = errors
  }

  get status(): number {
    return PROBLEMS[this.code]
  }
}
