import { readFileSync, statSync } from 'node:fs'
import { dayIn, Problem, readCalendarYear, type CalendarYear, type Fault, type Pack } from '@zhengheng/core'
import { Command } from 'commander'
import type { Config } from '../config/config.ts'
import { EXIT } from '../config/exit.ts'
import { OperatorError } from '../config/operator-error.ts'
import { openDatabase, type Database } from '../db/database.ts'
import { read, SYSTEM } from '../db/transact.ts'
import { openKeys } from '../keys/keys.ts'
import { startLog } from '../log/gate.ts'
import { loadPack } from '../pack.ts'
import { openCalendar } from '../packs/calendar.ts'
import { loadYear } from '../packs/load-year.ts'
import { readNotices, type DueNotice } from '../packs/reads.ts'
import { recordPack } from '../packs/record.ts'
import { finishRecomputing } from '../packs/recompute.ts'
import { openRegister } from '../register.ts'
import { seedPack } from '../seed.ts'
import type { Output } from './output.ts'
import type { Toolbox } from './toolbox.ts'

export function calendarCommand(toolbox: Toolbox): Command {
  const load = new Command('load')
    .description('add the working days of a year; due days of running files are computed again, and their sides told')
    .argument('<file>', 'JSON: year, source, published, holidays, workedRestDays')
    .action((file: string) => runLoad(toolbox, file))
  return new Command('calendar').description('the working days that are published year by year').addCommand(load)
}

async function runLoad(toolbox: Toolbox, file: string): Promise<void> {
  const output = toolbox.output()
  const config = toolbox.config()
  const pack = await loadPack(config.pack)
  const year = readYear(file, pack)
  const db = await openDatabase(config, { beside: true, tell: (text) => output.tell(text) })
  try {
    await loadInto(output, config, db, pack, year)
  } finally {
    await db.close()
  }
}

async function loadInto(
  output: Output,
  config: Config,
  db: Database,
  ownPack: Pack,
  year: CalendarYear,
): Promise<void> {
  const now = () => new Date()
  const keys = openKeys(config.dataDir, config.secretKey)
  await seedPack(db, ownPack)
  const live = await openCalendar(db.app, ownPack)
  const pack = { ...ownPack, calendar: live.calendar }
  const log = await startLog({ config, db, keys, now })
  try {
    const services = { config, pack, ownPack, db, keys, now, log, register: await openRegister(db.byKey, pack) }
    await recordPack(services, ownPack)
    const { seq, isNew } = await loadYear(services, ownPack, year).catch(explain)
    output.tell(isNew ? `recorded as entry ${seq} of the log` : `known already since entry ${seq} of the log`)
    await finishRecomputing(services, live, (looked) => output.progress('files computed again', looked))
    const told = await tellNotices(output, db, seq)
    const text = `${year.year}: ${isNew ? 'loaded' : 'known already'}, published until ${live.calendar.publishedUntil}, ${told} due days moved`
    output.result(text, {
      event: 'calendar',
      year: year.year,
      seq,
      isNew,
      publishedUntil: live.calendar.publishedUntil,
      moved: told,
      on: dayIn(pack.zone, now()),
    })
  } finally {
    await log.stop()
  }
}

const PAGE = 500

/** Who is told what: every matter whose due day this act moved. */
async function tellNotices(output: Output, db: Database, seq: number): Promise<number> {
  let told = 0
  let after = ''
  for (;;) {
    const notices = await read(db, SYSTEM, async (tx) => readNotices(tx, seq, after, PAGE))
    for (const notice of notices) output.result(lineOf(notice), { event: 'moved', seq, ...notice })
    told += notices.length
    const last = notices.at(-1)
    if (!last) return told
    after = last.file
  }
}

function lineOf({ file, authority, applicant, was, became }: DueNotice): string {
  const sides = applicant === null ? authority : `${authority}, ${applicant}`
  return `moved  ${file} (${sides}): ${was ?? 'no day'} -> ${became}`
}

const LARGEST_BYTES = 1024 * 1024

function readYear(file: string, pack: Pack): CalendarYear {
  const found = readCalendarYear(readJson(file), pack.calendar.weekend)
  if ('year' in found) return found.year
  throw refused(file, found.faults)
}

function readJson(file: string): unknown {
  try {
    if (statSync(file).size > LARGEST_BYTES) throw new RangeError('it is larger than 1 MiB')
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch (error) {
    const mend = 'Give a JSON file with year, source, published, holidays and workedRestDays.'
    throw new OperatorError(EXIT.refused, `${file} cannot be read: ${(error as Error).message}`, mend, error)
  }
}

function refused(file: string, faults: readonly Fault[]): OperatorError {
  const lines = faults.map(({ pointer, code, params }) => {
    const about = params?.['name'] ?? params?.['missing']
    return `  - ${pointer === '' ? '/' : pointer} ${code}${about === undefined ? '' : `: ${about}`}`
  })
  return new OperatorError(
    EXIT.refused,
    `${file} is refused:\n${lines.join('\n')}`,
    'Mend the places that are named; nothing was recorded.',
  )
}

function explain(error: unknown): never {
  if (!(error instanceof Problem)) throw error
  if (error.code === 'invalid-input') throw refused('The year', error.errors)
  const mend = 'See what /readyz says; acts are taken again when the log does.'
  throw new OperatorError(EXIT.refused, `The register refuses: ${error.code}.`, mend, error)
}
