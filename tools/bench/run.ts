import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bench } from './harness.ts'

/** Runs one benchmark and writes each figure as a line of JSON: run.ts FILE SIZE. */
async function runOne(file: string, size: number): Promise<void> {
  const bench = (await import(pathToFileURL(file).href)) as Bench
  const scratch = mkdtempSync(join(tmpdir(), 'zhengheng bench-'))
  try {
    const context = { size, scratch, tell: (text: string) => process.stderr.write(`  ${text}\n`) }
    for await (const figure of bench.run(context)) {
      process.stdout.write(`${JSON.stringify({ ...figure, name: `${bench.name}: ${figure.name}` })}\n`)
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

const [file = '', size = ''] = process.argv.slice(2)
await runOne(file, Number(size))
