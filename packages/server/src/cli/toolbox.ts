import { readConfig, type Config, type Environment } from '../config/config.ts'
import { makeOutput, type Output, type Streams } from './output.ts'

/** What every command gets: the configuration when it asks for it, and a way to speak. */
export interface Toolbox {
  /** @throws {OperatorError} naming every variable that is wrong */
  config(): Config
  output(): Output
  /** Ends the run with this exit code although nothing was thrown. */
  end(code: number): void
}

export interface Run {
  readonly env: Environment
  readonly streams?: Streams
  /** Whether `--json` was given; known only once the command line is read. */
  isJson(): boolean
  end(code: number): void
}

export function makeToolbox(run: Run): Toolbox {
  let output: Output | undefined
  return {
    config: () => readConfig(run.env),
    output: () => (output ??= makeOutput(run.isJson(), run.streams)),
    end: (code) => run.end(code),
  }
}
