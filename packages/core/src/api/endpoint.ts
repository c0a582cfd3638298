import type { Static, TObject, TSchema } from 'typebox'
import type { ProblemCode } from '../problem/problem.ts'
import type { Day } from '../time/day.ts'

/** A header that a door asks for or understands. */
export interface HeaderWords {
  readonly description: string
  readonly example: string
  readonly required?: boolean
}

/** From when on nobody should begin to use a door, when it will be gone, and what takes its place. */
export interface Deprecation {
  readonly since: Day
  /** At least 180 days after `since`. */
  readonly sunset: Day
  readonly instead?: string
}

/**
 * A door of the API as a value: server, web and documentation share it, so that no path is typed twice.
 * `input` holds everything the caller sends, path parameters included; `params` names those of the path.
 */
export interface Endpoint<Input extends TObject = TObject, Answer extends TSchema = TSchema> {
  readonly name: string
  readonly summary: string
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  readonly input: Input
  readonly answer: Answer
  /** 200 unless it says otherwise: 201 created, 202 receipt is durable and the effect pending. */
  readonly status?: 200 | 201 | 202
  readonly problems: readonly ProblemCode[]
  /** More than the summary says, in sentences. */
  readonly description?: string
  readonly headers?: Readonly<Record<string, HeaderWords>>
  /** Media types of a body that is no JSON object: then `input` travels in path and query alone. */
  readonly takes?: readonly string[]
  /** Media types of the answer, where it is not JSON alone. */
  readonly answersAs?: readonly string[]
  readonly deprecated?: Deprecation
}

export type InputOf<E> = E extends Endpoint<infer I> ? Static<I> : never
export type AnswerOf<E> = E extends Endpoint<TObject, infer A> ? Static<A> : never

export function endpoint<Input extends TObject, Answer extends TSchema>(
  definition: Endpoint<Input, Answer>,
): Endpoint<Input, Answer> {
  return definition
}
