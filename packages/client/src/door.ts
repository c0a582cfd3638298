/** A door of the register as a value: what it takes, what it answers, and how both travel. */
export interface Door<Input extends object, Answer> {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** With `{name}` for what of the input stands in the path. */
  readonly path: string
  readonly inPath: readonly (keyof Input & string)[]
  /** `json`: the rest of the input is the body; `file`: the body is a file, the rest the query; `none`: all of it the query. */
  readonly body: 'none' | 'json' | 'file'
  /** Whether the door asks for an `Idempotency-Key`. */
  readonly takesKey: boolean
  /** Of types alone: what the door answers. */
  readonly answer?: Answer
}
