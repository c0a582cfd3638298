import type { Evidence } from '../law/basis.ts'

/** What a country lets the public see of a registered person, beside number, kind, scope, days and status. */
export interface PersonRule {
  /** `masked`: the first character of the name; `hidden`: nothing of it. */
  readonly name: 'hidden' | 'masked'
  /** Whether the ground of a suspension or a withdrawal is shown with it. */
  readonly grounds: boolean
  readonly evidence: Evidence
  readonly source: string
}

/** Where a country says nothing, as little as possible is shown. */
export const STRICTEST_PERSON_RULE: PersonRule = {
  name: 'hidden',
  grounds: false,
  evidence: 'recalled',
  source: 'no rule of the country on file',
}

/** A history as the rule lets the public see it: acts and days always, grounds where the rule says so. */
export function publicHistory<Entry extends { readonly reason?: unknown }>(
  rule: PersonRule,
  history: readonly Entry[],
): Entry[] {
  if (rule.grounds) return [...history]
  return history.map((entry) => {
    const { reason: _hidden, ...shown } = entry
    return shown as Entry
  })
}

/** The name as the rule lets the public see it. `masked` is what the register gives out: never the whole name. */
export function publicName(rule: PersonRule, masked: string | null): string | null {
  return rule.name === 'masked' ? masked : null
}
