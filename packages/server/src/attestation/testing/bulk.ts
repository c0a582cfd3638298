import { day, reportedFacts, type Content, type Day, type ReportAct, type ReportRow } from '@zhengheng/core'
import { testDatabase, type TestDatabase } from '../../db/testing/test-database.ts'
import { SYSTEM, transact } from '../../db/transact.ts'
import { addParty } from '../../party/store.ts'
import { testPack } from '../../reports/testing/test-pack.ts'
import type { Judged } from '../bulk-judge.ts'
import { stagedLine, type StagedRow } from '../bulk-stage.ts'
import { prepareActs, recordActs } from '../bulk-store.ts'
import { readCertificates, type StoredAttestation } from '../reads.ts'

export const TODAY = day('2026-03-01')
export const FIRST = day('2026-01-01')

/** A reported row, as far as these tests vary it. */
export interface Said {
  readonly number: string
  readonly act: ReportAct
  readonly effective: Day
  readonly item?: string
  readonly validTo?: Day
  readonly holderId?: string
}

/** What core would have read of it. */
export const rowOf = ({ item, ...said }: Said): ReportRow => ({
  ...said,
  record: 'certificate',
  scheme: 's',
  item: item === undefined ? [] : [item],
  sites: [],
  models: [],
  standards: [],
  auditors: [],
  ...(said.act === 'issue' && {
    holderName: 'Firm',
    holderId: said.holderId ?? '1',
    validFrom: said.effective,
    item: [item ?? 's/1'],
  }),
  ...(said.act === 'transfer' && { holderName: `Firm ${said.holderId}`, holderId: said.holderId ?? '2' }),
})

function stagedOf(said: Said, ordinal: number): StagedRow {
  const row = rowOf(said)
  const { holder: _none, ...facts } = reportedFacts(row, testPack, 0) as Partial<Content>
  return {
    ordinal,
    line: ordinal + 1,
    family: 'certificate',
    kind: testPack.reports.kind,
    optional: false,
    act: said.act,
    number: said.number,
    numberKey: said.number,
    effective: said.effective,
    facts,
    ...(row.holderName !== undefined && {
      holder: { name: row.holderName, nameEn: undefined, identifier: row.holderId, region: '1' },
    }),
    ...(said.act === 'issue' && {
      header: { scope: facts.scope ?? [], validFrom: said.effective, validUntil: facts.valid?.until },
    }),
  }
}

/** The columns of a header that follow from acts. */
export interface ShownHeader {
  readonly number: string
  readonly status: string
  readonly status_since: Day
  readonly version: number
  readonly holder_id: number
  readonly scope: readonly string[]
  readonly valid_from: Day
  readonly valid_until: Day | null
}

export interface Changes {
  readonly by?: number
  readonly report?: number
  readonly dryRun?: boolean
  readonly again?: boolean
}

/** A register with two bodies, into which rows are written chunk by chunk. */
export interface BulkRegister {
  readonly db: TestDatabase
  readonly party: number
  readonly other: number
  fresh(): string
  /** One chunk in one transaction; answers what was said of each row, nothing where it was accepted without doubt. */
  write(
    rows: readonly Said[],
    changes?: Changes,
  ): Promise<{ accepted: number; verdicts: readonly (Judged | undefined)[] }>
  find(numbers: readonly string[]): Promise<ReadonlyMap<string, StoredAttestation>>
  headers(numbers: readonly string[]): Promise<readonly ShownHeader[]>
}

export async function openBulk(): Promise<BulkRegister> {
  const db = await testDatabase()
  const body = async (name: string) =>
    transact(db, SYSTEM, async (tx) => addParty(tx, { kind: 'body', name, identifiers: [] }))
  const [party, other] = [await body('body'), await body('other')]
  let ordinals = 0
  let serial = 0
  return {
    db,
    party,
    other,
    fresh: () => `N${(serial += 1)}`,
    async write(rows, { by = party, report = 1, dryRun = false, again = false } = {}) {
      const from = ordinals
      ordinals += rows.length
      const lines = Buffer.from(rows.map((row, index) => stagedLine(stagedOf(row, from + index + 1))).join(''))
      const bulk = { party: by, person: 'p', report, dryRun, again, pack: testPack, today: TODAY, lines }
      return transact(db, { party: by, person: 'p', capacity: 'body' }, async (tx) => {
        const prepared = await prepareActs(tx, bulk)
        await recordActs(tx, bulk, prepared)
        const { accepted, judged } = prepared
        return { accepted, verdicts: rows.map((_, index) => judged.find((one) => one.line === from + index + 2)) }
      })
    },
    find: async (numbers) => (await readCertificates(db.reads, 'UTC', numbers)).found,
    headers: async (numbers) =>
      db.owner<ShownHeader[]>`
        -- test.headers
        select a.number, a.status, a.status_since, a.version, a.holder_id, a.scope, a.valid_from, a.valid_until
        from attestation a where a.number = any(${numbers as string[]})`,
  }
}
