import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findDay } from '@zhengheng/core'
import { refusalOf } from '../refusal.ts'
import { parseTilePath } from '../tlog/tile.ts'
import type { ReadFile } from '../tlog/tile-reader.ts'
import { verifyExtract, type ExtractReport } from '../extract/verify-extract.ts'
import { fill, wordsIn, type Language } from '../words/words.ts'
import { printReport } from './print-report.ts'

export interface VerifyFilesOptions {
  /** File of the extract; `-` reads standard input. */
  readonly extract: string
  /** Folder with `checkpoint`, `vkey` and `tile/`. */
  readonly log?: string | undefined
  readonly did?: string | undefined
  /** File with the key of the log; that in the folder of the log unless told. */
  readonly vkey?: string | undefined
  readonly on?: string | undefined
  readonly lang?: Language | undefined
  readonly json?: boolean | undefined
  readonly now?: Date
}

/** 0: nothing failed, 1: a check failed, 2: a file or an option cannot be read. */
export type VerifyExit = 0 | 1 | 2

/** Checks an extract in a file by files alone; says everything through `write`. */
export function verifyFiles(options: VerifyFilesOptions, write: (text: string) => void): VerifyExit {
  const lang = options.lang ?? 'zh'
  const words = wordsIn(lang).cli
  const read = readInputs(options)
  if ('unreadable' in read) {
    const { file, error } = read.unreadable
    write(
      options.json === true
        ? `${JSON.stringify({ error: 'unreadable', file })}\n`
        : `${fill(words.unreadable, { file, error })}\n`,
    )
    return 2
  }
  const on = options.on === undefined ? undefined : findDay(options.on)
  if (options.on !== undefined && on === undefined) {
    write(
      options.json === true
        ? `${JSON.stringify({ error: 'wrong-day', day: options.on })}\n`
        : `${fill(words.wrongDay, { day: options.on })}\n`,
    )
    return 2
  }
  const now = options.now ?? new Date()
  const report = verifyExtract({ ...read, now, ...(on !== undefined && { on }) })
  write(options.json === true ? jsonLines(report) : printReport(report, lang))
  return report.summary.failed > 0 ? 1 : 0
}

interface Inputs {
  readonly jwt: string
  readonly did?: string
  readonly vkey?: string
  readonly read?: ReadFile
}

function readInputs(options: VerifyFilesOptions): Inputs | { unreadable: { file: string; error: string } } {
  const { extract, did, log } = options
  const vkey = options.vkey ?? (log !== undefined && exists(join(log, 'vkey')) ? join(log, 'vkey') : undefined)
  const texts: Record<string, string> = {}
  for (const [name, file] of Object.entries({ jwt: extract, did, vkey })) {
    if (file === undefined) continue
    try {
      texts[name] = readFileSync(file === '-' ? 0 : file, 'utf8')
    } catch (error) {
      return { unreadable: { file, error: (error as NodeJS.ErrnoException).code ?? String(error) } }
    }
  }
  const { jwt = '', ...rest } = texts
  return { jwt, ...rest, ...(log !== undefined && { read: readerOf(log) }) }
}

/** Only the files that a log has are read, whatever name is asked for. */
function readerOf(dir: string): ReadFile {
  return (path) => {
    if (path !== 'checkpoint' && refusalOf(() => parseTilePath(path)) !== undefined) return undefined
    try {
      return new Uint8Array(readFileSync(join(dir, path)))
    } catch {
      return undefined
    }
  }
}

function exists(file: string): boolean {
  try {
    readFileSync(file)
    return true
  } catch {
    return false
  }
}

function jsonLines({ checks, path, summary }: ExtractReport): string {
  const lines = [...checks.map((check) => ({ check })), ...(path ? [{ path }] : []), { summary }]
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}
