import { once } from 'node:events'
import { createReadStream, createWriteStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Day, Pack, ReportTemplate } from '@zhengheng/core'
import { columnKey, REPORT_COLUMNS } from '@zhengheng/core'
import { writeWorkbook } from '../../packages/server/src/reports/formats/workbook-writing.ts'
import { openReading } from '../../packages/server/src/reports/reading.ts'
import { loadPack } from '../../packages/server/src/pack.ts'
import { measure, memoryOf, type BenchContext, type Measure } from './harness.ts'

export const name = 'template-import'

const TODAY = '2026-11-24' as Day
const BATCH = 2000

/** A table to be reported: its headings, and its rows by number. */
interface Table {
  readonly name: string
  readonly headings: readonly string[]
  row(n: number): readonly string[]
}

/**
 * Files of our own format and of both national templates, each as CSV, NDJSON and workbook, read by the thread that reads
 * reports, rules and all, up to what goes into the database: rows a second against reading the lines of the CSV file alone,
 * the start of the thread aside, and what the process holds beyond what it held before.
 */
export async function* run({ size, scratch, tell }: BenchContext): AsyncIterable<Measure> {
  const pack = await loadPack('cn')
  for (const table of tablesOf(pack)) {
    const csv = join(scratch, `${table.name}.csv`)
    await writeText(csv, csvLines(table, size))
    const lines = await lineRate(csv, size)
    const start = await startTime(table, scratch)
    for (const [format, write] of FORMATS) {
      const file = join(scratch, `${table.name}.${format}`)
      await write(file, table, size)
      tell(`${table.name} ${format}: ${Math.round(statSync(file).size / 1e6)} MB`)
      const { seconds, rejected, memory } = await readAll(file, size)
      if (rejected > 0) throw new Error(`${table.name} ${format}: ${rejected} rows were refused`)
      yield measure(`${table.name} ${format} rows a second, of reading lines`, size / (seconds - start), '1/s', lines)
      yield measure(`${table.name} ${format} memory`, memory, 'MB', 120)
    }
  }
}

type Write = (file: string, table: Table, size: number) => Promise<void>

const FORMATS: readonly (readonly [format: string, write: Write])[] = [
  ['csv', async (file, table, size) => writeText(file, csvLines(table, size))],
  ['ndjson', async (file, table, size) => writeText(file, jsonLines(table, size))],
  ['xlsx', writeSheet],
]

function tablesOf(pack: Pack): readonly Table[] {
  const templates = (pack.reports.templates ?? []).map((template) => templateTable(pack, template))
  return [ownTable(pack), ...templates]
}

function ownTable(pack: Pack): Table {
  const item = itemOf(pack, pack.reports.scheme)
  const values: Readonly<Record<string, (n: number) => string>> = { ...VALUES, act: () => 'issue', item: () => item }
  return {
    name: 'own',
    headings: REPORT_COLUMNS.filter((column) => column in values),
    row(n) {
      return this.headings.map((column) => values[column]?.(n) ?? '')
    },
  }
}

function templateTable(pack: Pack, template: ReportTemplate): Table {
  const scheme = pack.schemes.find((one) => one.code === 'qms')
  const values: Readonly<Record<string, (n: number) => string>> = {
    ...VALUES,
    body: () => 'CNCA-R-2002-001',
    scheme: () => 'A01',
    item: () => '34.05.00',
    activity: () => template.initial[0] ?? '',
    status: () => '01',
    reportType: () => template.newTypes[0] ?? '',
    standards: () => scheme?.name.zh ?? '',
  }
  const columns = template.columns.filter((column) => (column.name ?? column.code) !== undefined)
  return {
    name: template.code,
    headings: columns.map((column) => column.name ?? column.code ?? ''),
    row: (n) =>
      columns.map(
        (column) => values[columnKey(column)]?.(n) ?? (column.means === undefined && column.no % 3 === 0 ? '0' : ''),
      ),
  }
}

function itemOf(pack: Pack, scheme: string): string {
  const items = pack.schemes.find((one) => one.code === scheme)?.items ?? []
  return items.find((item) => item.code.split('/').length === 3)?.code ?? ''
}

const VALUES: Readonly<Record<string, (n: number) => string>> = {
  number: (n) => `2026${String(n).padStart(12, '0')}`,
  holderName: (n) => `广州第${n}某某电器有限公司`,
  holderAddress: (n) => `广东省广州市某某区某某路 ${n} 号`,
  holderRegion: () => '440100',
  scopeText: () => '家用和类似用途电器的设计、开发、生产和售后服务',
  effective: () => '2026-11-20',
  validFrom: () => '2026-11-20',
  validTo: () => '2029-11-19',
  auditFrom: () => '2026-10-12',
  auditTo: () => '2026-10-14',
  standards: () => 'GB/T 19001-2016',
  product: () => '储水式电热水器',
  models: (n) => `DSZF-${n}、DSZF-${n}A`,
}

function* csvLines(table: Table, size: number): Iterable<string> {
  yield `${table.headings.join(',')}\r\n`
  for (let n = 1; n <= size; n += 1) yield `${table.row(n).join(',')}\r\n`
}

function* jsonLines(table: Table, size: number): Iterable<string> {
  for (let n = 1; n <= size; n += 1) {
    const cells = table.row(n)
    const members = table.headings.flatMap((heading, at) => (cells[at] ? [[heading, cells[at]] as const] : []))
    yield `${JSON.stringify(Object.fromEntries(members))}\n`
  }
}

async function writeText(file: string, lines: Iterable<string>): Promise<void> {
  const out = createWriteStream(file)
  let held = ''
  for (const line of lines) {
    held += line
    if (held.length < 1 << 16) continue
    if (!out.write(held)) await once(out, 'drain')
    held = ''
  }
  out.end(held)
  await once(out, 'finish')
}

async function writeSheet(file: string, table: Table, size: number): Promise<void> {
  const rows = function* rows() {
    yield table.headings
    for (let n = 1; n <= size; n += 1) yield table.row(n)
  }
  const out = createWriteStream(file)
  for await (const piece of writeWorkbook([{ name: table.name, widths: [], frozen: 0, rows: rows() }])) {
    if (!out.write(piece)) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

/** Lines a second of the same file, read one by one and thrown away. */
async function lineRate(file: string, size: number): Promise<number> {
  const begun = performance.now()
  let lines = 0
  for await (const line of createInterface({ input: createReadStream(file) })) lines += Math.sign(line.length)
  if (lines !== size + 1) throw new Error(`${lines} lines`)
  return (size * 1000) / (performance.now() - begun)
}

/** Seconds until a thread has started and loaded the country: every report waits for that once, however long it is. */
async function startTime(table: Table, scratch: string): Promise<number> {
  const file = join(scratch, `${table.name}.empty.csv`)
  await writeText(file, csvLines(table, 0))
  await readAll(file, 0)
  return (await readAll(file, 0)).seconds
}

async function readAll(file: string, size: number) {
  const before = memoryOf(process.pid)
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, memoryOf(process.pid))
  }, 50)
  const begun = performance.now()
  const left = { read: 0, place: { byte: 0, line: 1 } }
  const task = { file, pack: 'cn', party: 1, registrar: false, today: TODAY, left, opened: undefined, profiles: [] }
  const reading = openReading(task, async () => ({ reset: false, grants: [] }))
  let read = 0
  let rejected = 0
  try {
    await reading.opened()
    for (;;) {
      const batch = await reading.next(BATCH)
      if (batch.failure !== undefined) throw new Error(`${batch.failure} ${JSON.stringify(batch.findings)}`)
      read += batch.read
      rejected += batch.rejected
      if (rejected > 0) throw new Error(JSON.stringify(batch.findings.find((one) => one.severity === 'error')))
      if (batch.ended) break
    }
  } finally {
    clearInterval(timer)
    await reading.close()
  }
  if (read !== size) throw new Error(`${read} rows were read`)
  return { seconds: (performance.now() - begun) / 1000, rejected, memory: most - before }
}
