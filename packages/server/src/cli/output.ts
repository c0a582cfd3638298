import { OperatorError } from '../config/operator-error.ts'

/** What a command says: text for people, JSON lines for programs. Results go to stdout, everything else to stderr. */
export interface Output {
  /** One finding or result. `text` is for people, `data` for programs. */
  result(text: string, data: Readonly<Record<string, unknown>>): void
  /** What is being done, for people alone. */
  tell(text: string): void
  /** How far a long work is; drawn over itself on a terminal. */
  progress(label: string, done: number, total?: number): void
  fail(error: unknown): void
}

export interface Streams {
  readonly out: { write(text: string): unknown }
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean }
}

const REDRAW_MS = 100

export function makeOutput(json: boolean, streams: Streams = { out: process.stdout, err: process.stderr }): Output {
  return json ? jsonOutput(streams) : textOutput(streams)
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}

function jsonOutput({ out, err }: Streams): Output {
  return {
    result: (_text, data) => void out.write(line(data)),
    tell: (text) => void err.write(line({ event: 'told', text })),
    progress: (label, done, total) => void err.write(line({ event: 'progress', label, done, total })),
    fail: (error) => void err.write(line({ event: 'failed', ...describe(error) })),
  }
}

function textOutput({ out, err }: Streams): Output {
  let drawn = 0
  const clear = () => {
    if (drawn > 0) err.write('\r\u001B[K')
    drawn = 0
  }
  return {
    result(text) {
      clear()
      out.write(`${text}\n`)
    },
    tell(text) {
      clear()
      err.write(`${text}\n`)
    },
    progress(label, done, total) {
      const isLast = done === total
      if (err.isTTY !== true || (!isLast && Date.now() - drawn < REDRAW_MS)) return
      err.write(`\r\u001B[K${label} ${done}${total === undefined ? '' : ` / ${total}`}`)
      drawn = Date.now()
    },
    fail(error) {
      clear()
      const { message, mend } = describe(error)
      err.write(`\n${message}\n${mend === undefined ? '' : `\n${mend}\n`}`)
    },
  }
}

/** A defect shows where it happened; what the operator can mend shows how. */
function describe(error: unknown): { readonly message: string; readonly mend?: string } {
  if (error instanceof OperatorError) return { message: error.message, mend: error.mend }
  if (error instanceof Error) return { message: error.stack ?? error.message }
  return { message: String(error) }
}
