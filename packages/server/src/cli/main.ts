import { Command, CommanderError } from 'commander'
import { EXIT } from '../config/exit.ts'
import type { Environment } from '../config/config.ts'
import { exitCodeOf } from '../config/operator-error.ts'
import { COMMANDS } from './commands.ts'
import type { Streams } from './output.ts'
import { makeToolbox } from './toolbox.ts'

const CODES = `
Exit codes: ${Object.entries(EXIT)
  .map(([name, code]) => `${code} ${name}`)
  .join(', ')}`

/** Runs one command line (without node and program) and answers the exit code. */
export async function main(
  args: readonly string[],
  env: Environment = process.env,
  streams?: Streams,
): Promise<number> {
  let code: number = EXIT.done
  const program = new Command('zhengheng')
    .description('The register that says why a certificate may be trusted, on any day')
    .option('--json', 'JSON lines instead of text')
    .addHelpText('after', CODES)
    .exitOverride()
  if (streams)
    program.configureOutput({
      writeOut: (text) => streams.out.write(text),
      writeErr: (text) => streams.err.write(text),
    })
  const toolbox = makeToolbox({
    env,
    ...(streams ? { streams } : {}),
    isJson: () => program.opts<{ json?: true }>().json === true,
    end: (ended) => (code = ended),
  })
  for (const make of COMMANDS) program.addCommand(make(toolbox).copyInheritedSettings(program))
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    toolbox.output().fail(error)
    return exitCodeOf(error)
  }
}
