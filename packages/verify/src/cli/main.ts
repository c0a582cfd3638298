import { parseArgs } from 'node:util'
import { verifyFiles, type VerifyExit } from './verify-files.ts'

export { verifyFiles, type VerifyExit, type VerifyFilesOptions } from './verify-files.ts'

export const USAGE = `verify EXTRACT [--log DIR] [--did FILE] [--vkey FILE] [--on DAY] [--lang zh|en] [--json]

Checks the extract of a certificate without the register. EXTRACT is a file, or - for standard input.
Exit codes: 0 nothing failed, 1 a check failed, 2 something cannot be read.
`

/** Runs one command line (without node and program). */
export function main(args: readonly string[], write: (text: string) => void): VerifyExit {
  const parsed = parse(args)
  if (parsed === undefined) {
    write(USAGE)
    return 2
  }
  return verifyFiles(parsed, write)
}

function parse(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        log: { type: 'string' },
        did: { type: 'string' },
        vkey: { type: 'string' },
        on: { type: 'string' },
        lang: { type: 'string', default: 'zh' },
        json: { type: 'boolean' },
      },
    })
    const [extract, ...more] = positionals
    const { lang } = values
    if (extract === undefined || more.length > 0 || (lang !== 'zh' && lang !== 'en')) return undefined
    return { ...values, lang, extract } as const
  } catch {
    return undefined
  }
}
