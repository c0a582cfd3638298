// `npm run bench [-- NAME] [--size N]`: every benchmark of tools/bench, each in a process of its own, as a table and as lines
// of JSON {name, value, unit, reference, ratio}.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { build, isBuilt } from './build.mjs'
import { ensureInstalled, ROOT } from './install.mjs'

const FOLDER = join(ROOT, 'tools/bench')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string', default: '200000' } },
})
const all = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))
  .toSorted()
const unknown = positionals.filter((name) => !all.includes(name))
if (unknown.length > 0 || !/^[1-9]\d*$/.test(values.size)) {
  process.stderr.write(`usage: npm run bench -- [NAME ...] [--size N]\nnames: ${all.join(', ')}\n`)
  process.exit(2)
}

ensureInstalled({ withTools: true })
if (!isBuilt() && !build()) process.exit(1)
const figures = []
for (const name of positionals.length > 0 ? positionals : all) {
  process.stderr.write(`== ${name}\n`)
  if (!(await runBench(name))) process.exitCode = 1
}
printTable()
for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`)

async function runBench(name) {
  const args = [
    '--conditions=source',
    '--import',
    'tsx',
    join(FOLDER, 'run.ts'),
    join(FOLDER, `${name}.bench.ts`),
    values.size,
  ]
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((resolve) => child.once('close', resolve))
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('{')) figures.push(JSON.parse(line))
    else process.stderr.write(`  ${line}\n`)
  }
  return (await ended) === 0
}

function printTable() {
  const rows = figures.map(({ name, value, unit, reference, ratio }) => [
    name,
    shown(value),
    unit,
    reference === undefined ? '' : shown(reference),
    ratio === undefined ? '' : ratio.toFixed(3),
  ])
  const table = [['', 'value', 'unit', 'reference', 'ratio'], ...rows]
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)))
  for (const row of table) {
    const cells = row.map((cell, column) =>
      column === 1 || column > 2 ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
    )
    process.stdout.write(`${cells.join('  ').trimEnd()}\n`)
  }
}

function shown(value) {
  return Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3)
}
