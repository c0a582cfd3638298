import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { extname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Receipt, ReportState } from '@zhengheng/core'
import { EXIT } from '../config/exit.ts'
import { OperatorError } from '../config/operator-error.ts'
import type { FindingLine } from '../reports/findings.ts'
import { XLSX } from '../reports/media-types.ts'

export interface ImportServer {
  readonly url: string
  readonly key: string
}

export interface ImportedFile {
  readonly file: string
  readonly bytes: number
  readonly idempotencyKey: string
  readonly dryRun: boolean
}

export async function digestFile(file: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const piece of createReadStream(file)) {
      hash.update(piece as Buffer)
      bytes += (piece as Buffer).length
    }
  } catch (cause) {
    throw new OperatorError(EXIT.usage, `${file} cannot be read.`, 'Check the name of the file.', cause)
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** Sends a file as it is read; `tell` hears how many bytes have gone. */
export async function sendFile(
  server: ImportServer,
  sent: ImportedFile,
  tell: (bytes: number) => void,
): Promise<Receipt> {
  const pieces = async function* pieces() {
    let gone = 0
    for await (const piece of createReadStream(sent.file)) {
      gone += (piece as Buffer).length
      tell(gone)
      yield piece as Buffer
    }
  }
  const answer = await ask(server, `/api/v1/reports${sent.dryRun ? '?dryRun=true' : ''}`, () => ({
    method: 'POST',
    headers: { 'content-type': typeOf(sent.file), 'idempotency-key': sent.idempotencyKey },
    body: Readable.toWeb(Readable.from(pieces())) as never,
    duplex: 'half',
  }))
  return (await answer.json()) as Receipt
}

const TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.ndjson': 'application/x-ndjson',
  '.jsonl': 'application/x-ndjson',
  '.xlsx': XLSX,
  '.xlsm': 'application/vnd.ms-excel.sheet.macroEnabled.12',
}

/** What the file is called; the register looks at its bytes. */
function typeOf(file: string): string {
  return TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream'
}

export async function getState(server: ImportServer, id: string): Promise<ReportState> {
  return (await (await ask(server, `/api/v1/reports/${id}`)).json()) as ReportState
}

/** The findings as they arrive, one at a time. */
export async function* readFindings(server: ImportServer, id: string, lang: string): AsyncGenerator<FindingLine> {
  const answer = await ask(server, `/api/v1/reports/${id}/findings?lang=${encodeURIComponent(lang)}`)
  if (!answer.body) return
  for await (const line of createInterface({ input: Readable.fromWeb(answer.body as never) })) {
    if (line !== '') yield JSON.parse(line) as FindingLine
  }
}

/** Saves the rows that were refused as a workbook, with what is wrong beside them. */
export async function saveProblems(server: ImportServer, id: string, lang: string, file: string): Promise<void> {
  const path = `/api/v1/reports/${id}/findings?format=xlsx&lang=${encodeURIComponent(lang)}`
  const answer = await ask(server, path)
  if (!answer.body) return
  try {
    await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(file))
  } catch (cause) {
    throw new OperatorError(EXIT.usage, `${file} cannot be written.`, 'Check its folder, or give another name.', cause)
  }
}

type Asking = RequestInit & { readonly duplex?: 'half' }

/** A connection that was kept may have ended meanwhile, and a register may be starting again. */
const TRIES = 3
const PAUSE_MS = 300

/**
 * Asks, and asks again where no answer came: what is sent names itself by its idempotency key.
 * @throws {OperatorError} with what the register says, when it refuses or cannot be reached
 */
async function ask(server: ImportServer, path: string, asking: () => Asking = () => ({})): Promise<Response> {
  const answer = await tried(async () => {
    const { headers, ...rest } = asking()
    const all = { ...(headers as Record<string, string>), authorization: `Bearer ${server.key}` }
    return fetch(`${server.url}${path}`, { ...rest, headers: all })
  }).catch((cause: unknown) => {
    const mend = 'Check --url, and that the register is running. It is safe to send the same file again.'
    throw new OperatorError(EXIT.database, `The register at ${server.url} cannot be reached.`, mend, cause)
  })
  if (answer.ok) return answer
  const problem = (await answer.json().catch(() => ({}))) as { title?: string; code?: string; limit?: number }
  const said = `${problem.title ?? 'The register refused'} (${answer.status} ${problem.code ?? ''}).`
  const exit = answer.status === 401 || answer.status === 403 ? EXIT.configuration : EXIT.refused
  throw new OperatorError(exit, said, MENDS[problem.code ?? ''] ?? 'Correct what is named and send the file again.')
}

async function tried(send: () => Promise<Response>): Promise<Response> {
  for (let turn = 1; turn < TRIES; turn += 1) {
    try {
      return await send()
    } catch {
      await sleep(PAUSE_MS * turn)
    }
  }
  return send()
}

const MENDS: Readonly<Record<string, string>> = {
  'not-signed-in': 'Give the API key of the body with --key.',
  'not-permitted': 'Use the key of a certification body: no other may report.',
  'unsupported-format': 'Save the file as .xlsx, .csv or .ndjson.',
  'payload-too-large': 'Cut the file into several and send each.',
  'idempotency-key-reused': 'This key stands for another report: give another with --idempotency-key.',
}
