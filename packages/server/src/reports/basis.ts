import {
  numberKey,
  trustPath,
  type Act,
  type Attestation,
  type Content,
  type Day,
  type Family,
  type JudgedLinks,
  type Pack,
  type Reference,
  type Register,
  type Step,
  type StepRole,
  type Work,
} from '@zhengheng/core'
import { indexPack } from '../scheme/pack-index.ts'
import type { NewFinding } from './store.ts'

/** A certificate that a row issues, and on what its body says that it rests. */
export interface ReportedIssue {
  readonly line: number
  readonly family: 'certificate' | 'declaration'
  readonly effective: Day
  readonly content: Omit<Content, 'holder'>
}

/** What the register holds of those whom issues name; `reset`: what was told before no longer stands. */
export interface ToldGrants {
  readonly reset: boolean
  readonly grants: readonly Attestation[]
}

/** The check of what stands behind issues: by the rules of core and by what has been learnt of the register. */
export interface Basis {
  /** Everybody whom the issues name. */
  wanted(issues: readonly ReportedIssue[]): readonly Reference[]
  learn(told: ToldGrants): void
  flags(issue: ReportedIssue): readonly NewFinding[]
}

const FIELDS: Partial<Record<StepRole, string>> = {
  laboratory: 'laboratory',
  auditor: 'auditors',
  reviewer: 'reviewer',
  decider: 'decider',
}
/** What rests on the same people on the same days is judged once; so many judgements are remembered. */
const MOST = 20_000

export function openBasis(pack: Pack, party: number): Basis {
  const index = indexPack(pack, new Map())
  const byNumber = new Map<string, Attestation>()
  const byHolder = new Map<number, Attestation[]>()
  const judged = new Map<string, readonly Omit<NewFinding, 'line'>[]>()
  let links: JudgedLinks = new Map()
  const register: Register = {
    find: (reference) => byNumber.get(keyOf(reference)),
    heldBy: (holder, family) => (byHolder.get(holder) ?? []).filter((one) => one.family === family),
    needs: (scheme) => index.needs(scheme),
    itemOn: (item, on) => index.itemOn(item, on),
    // Authorities above a link are no matter of the row.
    root: () => undefined,
    get judged() {
      return links
    },
  }
  return {
    wanted: (issues) => [...new Map(issues.flatMap(referencesOf).map((one) => [keyOf(one), one])).values()],
    learn({ reset, grants }) {
      if (reset) for (const known of [byNumber, byHolder]) known.clear()
      if (reset || grants.length > 0) {
        judged.clear()
        links = new Map()
      }
      for (const grant of grants) {
        byNumber.set(keyOf(grant), grant)
        const { holder } = grant as Attestation & { readonly holder: number }
        byHolder.set(holder, [...(byHolder.get(holder) ?? []).filter((one) => one.id !== grant.id), grant])
      }
    },
    flags(issue) {
      const key = JSON.stringify([
        issue.family,
        issue.effective,
        issue.content.scope,
        issue.content.detail.procedure,
        issue.content.detail.accreditation?.mark,
        issue.content.detail.work,
      ])
      let flags = judged.get(key)
      if (!flags) {
        if (judged.size >= MOST) judged.clear()
        flags = judge(issue, pack, party, register)
        judged.set(key, flags)
      }
      return flags.map((flag) => ({ line: issue.line, ...flag }))
    },
  }
}

function judge(
  issue: ReportedIssue,
  pack: Pack,
  party: number,
  register: Register,
): readonly Omit<NewFinding, 'line'>[] {
  // Predecessors and main certificates are judged with their own certificate when it is looked at.
  const { predecessor: _not, main: _neither, ...detail } = issue.content.detail
  const facts = { ...issue.content, holder: 0, detail }
  const issued = { seq: 0, act: 'issue', effective: issue.effective, recorded: issue.effective, facts } as Act
  const certificate: Attestation = {
    id: 0,
    family: issue.family,
    kind: pack.reports.kind,
    number: '',
    issuer: party,
    origin: { report: '' },
    acts: [issued],
  }
  const steps = trustPath(certificate, issue.effective, register)?.steps.slice(1) ?? []
  return steps.flatMap(flagOf)
}

function flagOf({ role, day, reference, scopeItem, missing }: Step): readonly Omit<NewFinding, 'line'>[] {
  if (missing === undefined || missing === 'same-person') return []
  const field = FIELDS[role] ?? 'item'
  const value = field === 'item' ? (scopeItem ?? '') : (reference?.number ?? '')
  return [{ field, code: `basis-${role}`, severity: 'flag', value, params: { reason: missing, day: day ?? '' } }]
}

function referencesOf({ content }: ReportedIssue): readonly Reference[] {
  const { work } = content.detail
  return work ? [...work.tests.map((test) => test.laboratory), ...peopleOf(work)] : []
}

function peopleOf(work: Work): readonly Reference[] {
  return [
    ...work.audits.map((audit) => audit.auditor),
    ...(work.review?.by ? [work.review.by] : []),
    ...(work.decision?.by ? [work.decision.by] : []),
  ]
}

function keyOf(reference: { readonly family: Family; readonly number: string }): string {
  return `${reference.family}\n${numberKey(reference.number)}`
}
