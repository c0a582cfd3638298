import { addDays, type Day } from '../../time/day.ts'
import type { Act, Attestation, Content, Status } from '../model.ts'

/**
 * A slow second opinion on the folds: it lives through every day from first to last, lets that day's acts happen one
 * after another, and writes down a snapshot each evening. It shares nothing with the fold but the types.
 */
export interface Snapshot {
  readonly status: Status
  /** All codes of the given tree that are in the scope. */
  readonly scope: readonly string[]
  readonly from: Day
  readonly until: Day | undefined
  readonly holder: number
  readonly standards: readonly string[]
  readonly stopped: boolean
}

/** The acts that were on record, each in the form that the last standing correction gave it. */
function onRecord(attestation: Attestation, known: Day): readonly Act[] {
  const recorded = attestation.acts.filter((act) => !(act.recorded > known))
  const asItStands = (act: Act): Act | 'struck' => {
    let version: Act = act
    const about = recorded
      .filter((other): other is Act<'correct'> => other.act === 'correct' && other.seq > act.seq)
      .map(asItStands)
      .filter((other): other is Act<'correct'> => other !== 'struck' && other.act === 'correct')
      .filter((other) => other.facts.corrects === act.seq)
    const last = about.reduce<Act<'correct'> | undefined>((a, b) => (a && a.seq > b.seq ? a : b), undefined)
    if (!last) return version
    if (last.facts.struck) return 'struck'
    if (last.facts.facts !== undefined) {
      const facts = act.act === 'correct' ? { corrects: act.facts.corrects, ...last.facts.facts } : last.facts.facts
      version = { ...version, facts } as Act
    }
    if (last.facts.effective === undefined) return version
    return act.act === 'correct'
      ? ({ ...version, facts: { ...version.facts, effective: last.facts.effective } } as Act)
      : { ...version, effective: last.facts.effective }
  }
  return recorded
    .filter((act) => act.act !== 'correct')
    .map(asItStands)
    .filter((act): act is Act => act !== 'struck')
}

const LAST_WORD: Partial<Record<Act['act'], Status>> = {
  withdraw: 'withdrawn',
  cancel: 'cancelled',
  replace: 'replaced',
  annul: 'annulled',
}

/** The snapshots of all evenings; undefined when nobody knew of an issue. `tree` lists every code that exists. */
export function diary(
  attestation: Attestation,
  known: Day,
  tree: readonly string[],
  days: { readonly first: Day; readonly last: Day },
): ReadonlyMap<Day, Snapshot> | undefined {
  const acts = onRecord(attestation, known)
  const issues = acts.filter((act): act is Act<'issue'> => act.act === 'issue')
  if (issues.length === 0) return undefined
  const issue = issues.reduce((a, b) => (a.seq < b.seq ? a : b))
  const isVoid = acts.some((act) => act.act === 'annul')
  const life = born(issue.facts, tree)
  const snapshots = new Map<Day, Snapshot>()
  for (let today = days.first; today <= days.last; today = addDays(today, 1)) {
    const happening = acts.filter((act) => act.effective === today)
    while (happening.length > 0) {
      const next = happening.reduce((a, b) => (a.seq < b.seq ? a : b))
      happening.splice(happening.indexOf(next), 1)
      happen(life, next, tree)
    }
    const begun = today >= issue.effective
    snapshots.set(today, snapshot(life, isVoid ? 'annulled' : evening(life, today, begun)))
  }
  return snapshots
}

interface Life {
  over: Status | undefined
  paused: boolean
  barred: boolean
  codes: Set<string>
  holder: number
  standards: readonly string[]
  from: Day
  until: Day | undefined
}

function born(content: Content, tree: readonly string[]): Life {
  const { holder, standards, valid } = content
  const codes = new Set(beneath(content.scope, tree))
  return {
    over: undefined,
    paused: false,
    barred: false,
    codes,
    holder,
    standards,
    from: valid.from,
    until: valid.until,
  }
}

function beneath(codes: readonly string[], tree: readonly string[]): readonly string[] {
  return tree.filter((code) => codes.some((top) => `${code}/`.startsWith(`${top}/`)))
}

function happen(life: Life, act: Act, tree: readonly string[]): void {
  if (life.over) return
  life.over = LAST_WORD[act.act]
  life.paused = act.act === 'suspend' || (life.paused && act.act !== 'restore')
  life.barred = act.act === 'stop' || (life.barred && act.act !== 'resume')
  if (act.act === 'extend') for (const code of beneath(act.facts.scope, tree)) life.codes.add(code)
  if (act.act === 'reduce') for (const code of beneath(act.facts.scope, tree)) life.codes.delete(code)
  say(life, act)
}

function say(life: Life, act: Act): void {
  if (act.act === 'renew') life.until = act.facts.until ?? undefined
  if (act.act === 'transfer') life.holder = act.facts.holder
  if (act.act === 'change') life.standards = act.facts.standards ?? life.standards
}

function evening(life: Life, today: Day, begun: boolean): Status {
  if (life.over) return life.over
  if (!begun || today < life.from) return 'pending'
  if (life.until !== undefined && life.until <= today) return 'expired'
  if (life.paused) return 'suspended'
  return life.barred ? 'stopped' : 'valid'
}

function snapshot(life: Life, status: Status): Snapshot {
  const { from, until, holder, standards, barred } = life
  return { status, scope: [...life.codes].toSorted(), from, until, holder, standards, stopped: barred }
}
