import { Problem, type CalendarYear, type Pack } from '@zhengheng/core'
import { takeLedger, writeActs } from '../attestation/acts.ts'
import type { Tx } from '../db/database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import type { Services } from '../services.ts'
import { readPacks, readYears } from './reads.ts'
import { keepYear } from './store.ts'

export interface LoadedYear {
  /** The act by which the register knows the year. */
  readonly seq: number
  /** False when it was loaded before with the same days: then nothing was recorded again. */
  readonly isNew: boolean
}

/**
 * Records the working days of a year: one act, effective on the day the notice was published, recorded now, audited and
 * logged. The same days again record nothing; other days of a year that is known take its place (a second notice).
 * @throws {Problem} `invalid-input` when a year before it is missing: what comes after a hole would be counted wrongly
 */
export async function loadYear(
  services: Pick<Services, 'db' | 'log'>,
  own: Pick<Pack, 'code' | 'calendar'>,
  year: CalendarYear,
): Promise<LoadedYear> {
  const loaded = await transact(services.db, SYSTEM, async (tx) => {
    const known = await readYears(tx, own.code)
    const same = known.find((one) => one.year === year.year && hasSameDays(one, year))
    if (same) return { seq: same.seq, isNew: false }
    checkNext(own, known, year.year)
    services.log.assertOpen()
    return { seq: await write(tx, own.code, year), isNew: true }
  })
  if (loaded.isNew) services.log.wake()
  return loaded
}

function hasSameDays(a: CalendarYear, b: CalendarYear): boolean {
  const text = ({ holidays, workedRestDays }: CalendarYear) =>
    [holidays.toSorted(), workedRestDays.toSorted()].join('|')
  return text(a) === text(b) && a.published === b.published && a.source === b.source
}

function checkNext(own: Pick<Pack, 'calendar'>, known: readonly CalendarYear[], year: number): void {
  const last = Math.max(Number(own.calendar.publishedUntil.slice(0, 4)), ...known.map((one) => one.year))
  if (year <= last + 1) return
  throw new Problem('invalid-input', {}, [{ pointer: '/year', code: 'year-missing', params: { missing: last + 1 } }])
}

async function write(tx: Tx, code: string, year: CalendarYear): Promise<number> {
  const pack = (await readPacks(tx, 1)).find((one) => one.code === code)
  if (!pack) throw new Error(`no pack ${code} is recorded`)
  const audited = { action: 'pack/load-calendar', subject: `calendar/${code}/${year.year}`, touchesGrants: false }
  const ledger = await takeLedger(tx, SYSTEM, audited, 1)
  await keepYear(tx, code, year, ledger.firstSeq)
  await writeActs(tx, SYSTEM, ledger, [
    { subject: 'pack', subjectId: pack.id, act: 'load-calendar', effective: year.published, facts: { ...year } },
  ])
  return ledger.firstSeq
}
