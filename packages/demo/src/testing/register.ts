import {
  FAMILY_OF,
  flagRow,
  includes,
  kindOf,
  numberKey,
  reportedAct,
  schemeOf,
  type Act,
  type Attestation,
  type Day,
  type Family,
  type Finding,
  type Identifier,
  type Pack,
  type Register,
  type ReportRow,
} from '@zhengheng/core'
import type { DemoStep, GrantStep, ReportStep } from '../steps.ts'
import { readReport } from './read-report.ts'

/** The register as it stands when the last step is told, and what core had to say about the rows of the reports. */
export interface Told {
  readonly register: Register
  readonly statements: readonly Attestation[]
  readonly findings: readonly (Finding & { readonly number: string })[]
}

interface Kept extends Attestation {
  readonly acts: Act[]
}

interface Telling {
  readonly pack: Pack
  readonly kept: Map<string, Kept>
  readonly holders: Map<string, Kept[]>
  readonly findings: (Finding & { readonly number: string })[]
  readonly idOf: (key: string) => number
  seq: number
}

/** Tells all steps to core's own rules, without a database. */
export function tell(pack: Pack, steps: Iterable<DemoStep>): Told {
  const ids = new Map<string, number>()
  const idOf = (key: string): number => {
    const id = ids.get(key) ?? ids.size + 1
    ids.set(key, id)
    return id
  }
  const telling: Telling = { pack, kept: new Map(), holders: new Map(), findings: [], idOf, seq: 0 }
  const parties = new Map<string, number>()
  for (const step of steps) {
    if (step.type === 'party') parties.set(step.key, idOf(keyOf(step.identifiers[0], step.key)))
    else if (step.type === 'grant') give(telling, step, parties.get(step.holder) ?? 0)
    else if (step.type === 'report') report(telling, step, parties.get(step.body) ?? 0)
    else {
      const target = telling.kept.get(`${step.family}/${numberKey(step.number)}`)
      if (!target) throw new Error(`nobody holds ${step.family} ${step.number}`)
      add(telling, target, step)
    }
  }
  const statements = [...telling.kept.values()].filter((one) => 'report' in one.origin)
  return { register: registerOf(telling), statements, findings: telling.findings }
}

function keyOf(identifier: Identifier | undefined, key: string): string {
  return identifier ? `${identifier.scheme}/${identifier.value}` : key
}

function give(telling: Telling, step: GrantStep, holder: number): void {
  const { family, kind, number, named, scope, valid } = step
  const issuer = telling.idOf(keyOf(step.issuer, ''))
  const kept = keep(telling, { family, kind, number, issuer, origin: { register: 'demo' } }, holder)
  const facts = { holder, ...(named && { named }), scope, valid, standards: [], detail: {} }
  add(telling, kept, { at: step.at, act: 'issue', effective: step.effective, facts })
}

function keep(telling: Telling, given: Omit<Attestation, 'id' | 'acts'>, holder: number): Kept {
  const key = `${given.family}/${numberKey(given.number)}`
  if (telling.kept.has(key)) throw new Error(`${key} is given twice`)
  const kept: Kept = { ...given, id: telling.kept.size + 1, acts: [] }
  telling.kept.set(key, kept)
  const held = telling.holders.get(`${given.family}/${holder}`) ?? []
  held.push(kept)
  telling.holders.set(`${given.family}/${holder}`, held)
  return kept
}

function add(
  telling: Telling,
  target: Kept,
  act: Pick<Act, 'act' | 'effective' | 'facts'> & { readonly at: string },
): void {
  const { at, act: kind, effective, facts } = act
  target.acts.push({ act: kind, effective, facts, seq: telling.seq, recorded: at.slice(0, 10) } as Act)
  telling.seq += 1
}

function report(telling: Telling, step: ReportStep, body: number): void {
  const { rows, findings } = readReport(telling.pack, step)
  for (const found of findings) telling.findings.push({ ...found, number: found.value })
  for (const row of rows) reportRow(telling, step, body, row)
}

function reportRow(telling: Telling, step: ReportStep, body: number, row: ReportRow): void {
  const { pack } = telling
  const family = FAMILY_OF[row.record]
  const key = `${family}/${numberKey(row.number)}`
  const known = telling.kept.get(key)
  const holder = row.holderId === undefined ? 0 : telling.idOf(`${pack.reports.holderScheme}/${row.holderId}`)
  const certificate = known && { ...known, issuer: family === 'declaration' ? body : known.issuer }
  const today = step.at.slice(0, 10) as Day
  const found = flagRow(row, { body, today, pack, certificate })
  for (const one of found) telling.findings.push({ ...one, number: row.number })
  const issuer = family === 'declaration' ? holder : body
  const target =
    known ??
    keep(
      telling,
      { family, kind: kindOf(pack, row), number: row.number, issuer, origin: { report: step.body } },
      holder,
    )
  add(telling, target, { ...reportedAct(row, pack, holder), at: step.at })
}

function registerOf({ pack, kept, holders, idOf }: Telling): Register {
  const items = new Map(pack.schemes.flatMap((scheme) => scheme.items.map((item) => [item.code, item.during] as const)))
  const schemes = new Set(pack.schemes.map((scheme) => scheme.code))
  const roots = new Map(pack.roots.map((root) => [idOf(keyOf(root.party, '')), root]))
  return {
    find: ({ family, number }) => kept.get(`${family}/${numberKey(number)}`),
    heldBy: (party, family: Family) => holders.get(`${family}/${party}`) ?? [],
    needs: (scheme) => pack.needs[scheme] ?? [],
    itemOn(item, on) {
      const during = items.get(item)
      if (during) return during.some((period) => includes(period, on))
      return schemes.has(schemeOf(item)) ? item === schemeOf(item) : undefined
    },
    root(party, family) {
      const root = roots.get(party)
      return root?.families.includes(family) ? root : undefined
    },
  }
}
