import { PROBLEM_CODES, type ProblemCode } from './generated/problem-codes.ts'

/** One thing that is wrong: where, by which rule, in words, with the values that the words name. */
export interface RegisterFault {
  readonly pointer: string
  readonly code: string
  readonly message?: string
  readonly params?: Readonly<Record<string, unknown>>
}

/** A refusal of the register (RFC 9457). Programs rely on `code`; `internal` is a defect there, to be told with `traceId`. */
export class RegisterProblem extends Error {
  override readonly name = 'RegisterProblem'
  readonly code: ProblemCode | 'internal'
  readonly status: number
  readonly errors: readonly RegisterFault[]
  readonly traceId: string
  /** Everything else that the register said, such as `similar`. */
  readonly params: Readonly<Record<string, unknown>>

  constructor(status: number, body: Readonly<Record<string, unknown>>) {
    const { code, title, errors, traceId, ...params } = body
    super(typeof title === 'string' ? title : `HTTP ${status}`)
    this.code = typeof code === 'string' && code in PROBLEM_CODES ? (code as ProblemCode) : 'internal'
    this.status = status
    this.errors = Array.isArray(errors) ? (errors as readonly RegisterFault[]) : []
    this.traceId = typeof traceId === 'string' ? traceId : ''
    this.params = params
  }
}

/**
 * No answer came, or one that says nothing, as often as it was tried. Whether the register did what was asked is unknown:
 * repeat it with the same `idempotencyKey`, or read the record again.
 */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly idempotencyKey: string | undefined

  constructor(cause: unknown, idempotencyKey: string | undefined) {
    super('the register did not answer', { cause })
    this.idempotencyKey = idempotencyKey
  }
}
