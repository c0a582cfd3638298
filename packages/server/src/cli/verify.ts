import { Command, Option } from 'commander'
import { verifyFiles, type VerifyFilesOptions } from '@zhengheng/verify/cli'
import type { Toolbox } from './toolbox.ts'

const CODES = `
Works with the server switched off. Exit codes: 0 nothing failed, 1 a check failed, 2 something cannot be read.`

export function verifyCommand(toolbox: Toolbox): Command {
  return new Command('verify')
    .description('check the extract of a certificate without the register')
    .argument('<extract>', 'file of the extract, or - for standard input')
    .option('--log <dir>', 'folder of the public log: checkpoint, vkey, tile/')
    .option('--did <file>', "the issuer's did.json")
    .option('--vkey <file>', 'key of the log; that in its folder unless told')
    .option('--on <day>', 'the day asked for; that of the extract unless told')
    .addOption(new Option('--lang <language>', 'language of the report').choices(['zh', 'en']).default('zh'))
    .option('--json', 'JSON lines instead of text')
    .addHelpText('after', CODES)
    .action((extract: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<Omit<VerifyFilesOptions, 'extract'>>()
      toolbox.end(verifyFiles({ ...options, extract }, (text) => process.stdout.write(text)))
    })
}
