import { createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Command } from 'commander'
import { EXIT } from '../config/exit.ts'
import { OperatorError } from '../config/operator-error.ts'
import { ForgedReceipt, readReceipt } from '../reports/receipt.ts'
import { digestFile, getState, readFindings, saveProblems, sendFile, type ImportServer } from './import-client.ts'
import type { FindingLine } from '../reports/findings.ts'
import type { Output } from './output.ts'
import type { Toolbox } from './toolbox.ts'

interface ImportOptions {
  readonly key?: string
  readonly url?: string
  readonly dryRun?: true
  readonly idempotencyKey?: string
  readonly lang: string
  readonly checkReceipt?: string
  readonly problems?: string
}

const CODES = `
Exit codes: 0 everything was taken, 7 something was refused (rows, the file, or a receipt), 3 the key is not accepted,
6 the register cannot be reached. Sending the same file again is safe: the same bytes are the same report.`
const POLL_MS = 500

export function importCommand(toolbox: Toolbox): Command {
  return new Command('import')
    .description('report certificates, and what happened to them, from a workbook, CSV or NDJSON (docs/reporting.md)')
    .argument('<file>', 'the file')
    .option('--key <key>', 'API key of the body; ZHENGHENG_KEY unless told')
    .option('--url <url>', 'address of the register; PUBLIC_URL unless told')
    .option('--dry-run', 'only say what would be found')
    .option('--idempotency-key <key>', 'name of this report; follows from the bytes of the file unless told')
    .option('--problems <file>', 'save the refused rows as a workbook (.xlsx), to be mended and sent again')
    .option('--check-receipt <receipt>', 'only check that this receipt, or the file that holds it, is for this file')
    .option('--lang <language>', 'language of the findings', 'zh')
    .addHelpText('after', CODES)
    .action(async (file: string, options: ImportOptions) => {
      const base = (options.url ?? toolbox.config().publicUrl).replace(/\/+$/, '')
      const output = toolbox.output()
      if (options.checkReceipt === undefined) toolbox.end(await importFile(file, base, options, output))
      else toolbox.end(await checkReceipt(file, base, options.checkReceipt, output))
    })
}

async function importFile(file: string, url: string, options: ImportOptions, output: Output): Promise<number> {
  const key = options.key ?? process.env['ZHENGHENG_KEY']
  if (key === undefined) {
    throw new OperatorError(EXIT.configuration, 'No API key was given.', 'Give --key zk_..., or set ZHENGHENG_KEY.')
  }
  const server: ImportServer = { url, key }
  const { sha256, bytes } = await digestFile(file)
  const idempotencyKey = options.idempotencyKey ?? `sha256:${sha256}${options.dryRun === true ? ':dry-run' : ''}`
  output.tell(`Sending ${file} (${bytes} bytes) to ${url}.`)
  const { id, receipt } = await sendFile(
    server,
    { file, bytes, idempotencyKey, dryRun: options.dryRun === true },
    (sent) => output.progress('bytes', sent, bytes),
  )
  output.result(`Received as report ${id}. Receipt:\n${receipt}`, { event: 'received', id, receipt })
  return follow(server, id, options, output)
}

/** Waits for the report to end and tells what was found. */
async function follow(server: ImportServer, id: string, options: ImportOptions, output: Output): Promise<number> {
  const { lang } = options
  for (;;) {
    const state = await getState(server, id)
    const { counts } = state
    output.progress('rows', counts.read)
    if (state.finishedAt === null) {
      await sleep(POLL_MS)
      continue
    }
    for await (const found of readFindings(server, id, lang)) {
      const { severity, message, fix, value } = found
      const place = placeOf(found)
      const said = value === null || value === '' ? '' : ` [${value}]`
      output.result(`${severity} ${place}: ${message}${said}; ${fix}`, { event: 'finding', ...found })
    }
    const sums = Object.entries(counts).map(([name, count]) => `${name} ${count}`)
    output.result(
      `Report ${id} ${state.state}${state.failure === undefined ? '' : ` (${state.failure})`}: ${sums.join(', ')}`,
      {
        event: 'ended',
        ...state,
      },
    )
    if (options.problems !== undefined && counts.rejected > 0) {
      await saveProblems(server, id, lang, options.problems)
      output.tell(`The refused rows are in ${options.problems}: mend them and send that file.`)
    }
    return state.state === 'failed' || counts.rejected > 0 ? EXIT.refused : EXIT.done
  }
}

function placeOf({ sheet, line, field }: FindingLine): string {
  const parts = [...(sheet === undefined ? [] : [`sheet ${sheet}`]), `line ${line}`, ...(field === '' ? [] : [field])]
  return parts.join(', ')
}

/** Whether the register signed the receipt, and for these bytes. The keys are those the register publishes. */
async function checkReceipt(file: string, url: string, receipt: string, output: Output): Promise<number> {
  const text = /^[\w-]+\.[\w-]+\.[\w-]+$/.test(receipt) ? receipt : readFileSync(receipt, 'utf8')
  try {
    const claims = await readReceipt(await publishedKeys(url), text)
    const { sha256, bytes } = await digestFile(file)
    if (claims.sha256 !== sha256 || claims.bytes !== bytes) {
      output.result(`The receipt is genuine, but for another file (report ${claims.report}).`, {
        event: 'receipt',
        valid: false,
        reason: 'other-file',
        claims,
      })
      return EXIT.refused
    }
    output.result(`The receipt is genuine: report ${claims.report}, received ${claims.receivedAt}.`, {
      event: 'receipt',
      valid: true,
      claims,
    })
    return EXIT.done
  } catch (error) {
    if (!(error instanceof ForgedReceipt)) throw error
    output.result('The receipt is forged: no key of this register signed it.', {
      event: 'receipt',
      valid: false,
      reason: 'forged',
    })
    return EXIT.refused
  }
}

async function publishedKeys(url: string): Promise<readonly KeyObject[]> {
  const mend = 'Check --url, and that the register is running.'
  const answer = await fetch(`${url}/.well-known/did.json`).catch((cause: unknown) => {
    throw new OperatorError(EXIT.database, `The keys of the register cannot be read from ${url}.`, mend, cause)
  })
  if (!answer.ok) throw new OperatorError(EXIT.database, `${url} publishes no keys (${answer.status}).`, mend)
  const { verificationMethod = [] } = (await answer.json()) as { verificationMethod?: { publicKeyJwk?: object }[] }
  return verificationMethod.flatMap(({ publicKeyJwk }) =>
    publicKeyJwk ? [createPublicKey({ key: publicKeyJwk as never, format: 'jwk' })] : [],
  )
}
