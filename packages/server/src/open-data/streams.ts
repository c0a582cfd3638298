import { addDays, namedAt, numberKey, scopeAt, statusAt, validAt, type Attestation, type Day } from '@zhengheng/core'
import type { Services } from '../services.ts'
import { listApprovals, nextCertificates, type PublicRow } from './reads.ts'

/** So many at a time: the memory of a stream, whatever its length. */
const PIECE = 2000

/** One record of a data set: plain values by name, lists joined by a space where a table has one column for them. */
export type OpenRecord = Readonly<Record<string, string | null>>

/** Every public certificate and declaration as it was on the day, by the order in which they came to the register. */
export async function* certificateRecords(
  services: Services,
  on: Day,
  scheme: string | undefined,
): AsyncGenerator<OpenRecord> {
  const question = { on, knownUntil: undefined, zone: services.pack.zone }
  const approvals = new Map((await listApprovals(services.db.reads)).map((one) => [one.holder_id, one.number]))
  for (let beyond = 0; ;) {
    const rows = await nextCertificates(services.db.reads, question, { beyond, scheme, limit: PIECE })
    for (const row of rows) {
      const state = row.unfolded ? await foldedState(services, row, on) : { status: row.status, until: row.until }
      if (state.status !== null) yield certificateRecord(services, row, state, approvals, on)
    }
    const last = rows.at(-1)
    if (!last || rows.length < PIECE) return
    beyond = last.id
  }
}

interface State {
  readonly status: string | null
  readonly until: Day | null
}

async function foldedState(services: Services, row: PublicRow, on: Day): Promise<State> {
  const { found } = await services.register.certificates(row.number)
  if (!found || found.id !== row.id) return { status: null, until: null }
  return { status: statusAt(found, on) ?? null, until: validAt(found, on)?.until ?? null }
}

function certificateRecord(
  services: Services,
  row: PublicRow,
  { status, until }: State,
  approvals: ReadonlyMap<number, string>,
  on: Day,
): OpenRecord {
  const [identifier] = row.identifiers
  return {
    number: row.number,
    family: row.family,
    kind: row.kind,
    status,
    scheme: services.register.index.schemeOfItem(row.scope[0] ?? '')?.code ?? null,
    scope: row.scope.join(' '),
    holder: row.holder,
    holder_identifier_scheme: identifier?.scheme ?? null,
    holder_identifier: identifier?.value ?? null,
    region: row.region,
    issuer: row.issuer,
    issuer_approval: approvals.get(row.issuer_id) ?? null,
    valid_from: row.valid_from,
    valid_to: lastDay(until),
    on,
  }
}

function lastDay(until: Day | null | undefined): string | null {
  return until === null || until === undefined ? null : addDays(until, -1)
}

/** Every approval of a certification body, with its scope and status on the day. */
export async function* bodyRecords(services: Services, on: Day): AsyncGenerator<OpenRecord> {
  const { register } = services
  const numbers = await listApprovals(services.db.reads)
  const { grantsSeq } = await register.certificates('')
  const references = numbers.map(({ number }) => ({ family: 'approval', number: numberKey(number) }) as const)
  const grants = await register.grants.load(grantsSeq, [], references)
  for (const reference of references) {
    const approval = grants.find(reference)
    const record = approval && bodyRecord(approval, on)
    if (record) yield record
  }
}

function bodyRecord(approval: Attestation, on: Day): OpenRecord | undefined {
  const [status, scope, valid] = [statusAt(approval, on), scopeAt(approval, on), validAt(approval, on)]
  if (!status || !scope || !valid) return undefined
  return {
    approval: approval.number,
    name: namedAt(approval, on)?.name ?? null,
    status,
    scope: scope.includes.join(' '),
    scope_except: scope.excludes.join(' '),
    valid_from: valid.from,
    valid_to: lastDay(valid.until),
    on,
  }
}

/** Every item of every scheme, once for each period in which it belongs to it. */
export async function* catalogueRecords(services: Services): AsyncGenerator<OpenRecord> {
  for (const scheme of services.pack.schemes) {
    for (const item of scheme.items) {
      for (const period of item.during) {
        yield {
          scheme: scheme.code,
          item: item.code,
          name_zh: item.name.zh,
          name_en: item.name.en,
          from: period.from,
          mandatory_from: period.mandatoryFrom ?? null,
          to: lastDay(period.until),
          standards: (item.standards ?? []).join('; '),
          evidence: item.evidence,
          source: item.source,
        }
      }
    }
  }
}
