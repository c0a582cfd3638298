import { EXIT, type ExitCode } from './exit.ts'

/** Something that whoever runs the program can put right. It carries what is wrong, how to mend it, and how the process ends. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
  readonly exit: ExitCode
  readonly mend: string

  constructor(exit: ExitCode, message: string, mend: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.exit = exit
    this.mend = mend
  }
}

export function exitCodeOf(error: unknown): number {
  return error instanceof OperatorError ? error.exit : EXIT.failure
}
