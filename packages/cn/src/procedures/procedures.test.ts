import { checkProcedures, openActs } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { problemReport2020, problemReport2026 } from './problem-report.ts'
import { PROCEDURES } from './procedures.ts'
import { scopeReduction } from './scope-reduction.ts'
import { clockAfter, deemedOn, dueAfter, log, stateAfter } from './testing/file.ts'

const OFFICER = { roles: ['officer'], by: 'officer' } as const
const HEAD = { roles: ['head'], by: 'head' } as const

describe('every procedure', () => {
  it('has no fault, and at most twelve states', () => {
    expect(checkProcedures(PROCEDURES)).toEqual([])
    expect(PROCEDURES.filter(({ states }) => Object.keys(states).length > 12).map(({ code }) => code)).toEqual([])
  })

  it('cites an article for each act and clock, unless the article is not known', () => {
    const bare = PROCEDURES.flatMap(({ acts, code, version }) =>
      Object.entries(acts).flatMap(([act, rule]) => (rule.basis.length === 0 ? [`${code} ${version} ${act}`] : [])),
    )
    expect(bare).toEqual(['scope-reduction 1 withdraw', 'problem-report 1 mark-duplicate', 'problem-report 1 merge'])
    const clocks = PROCEDURES.flatMap((procedure) => Object.values(procedure.clocks))
    expect(clocks.filter((clock) => clock.basis.length === 0)).toEqual([])
  })
})

describe('the reduction of an approved scope, asked for by the body', () => {
  const accepted = ['apply 2025-09-26', 'accept 2025-09-28']

  it('is accepted or not within five working days, else deemed accepted (Licensing Law art. 32)', () => {
    expect(dueAfter(scopeReduction, 'acceptance', 'apply 2025-09-26')).toBe('2025-10-10')
    expect(deemedOn(scopeReduction, '2025-10-10', 'apply 2025-09-26')).toEqual([])
    expect(deemedOn(scopeReduction, '2025-10-11', 'apply 2025-09-26')).toEqual(['deem-accept 2025-10-11'])
  })

  it('starts the acceptance again when missing papers were handed in', () => {
    const lines = ['apply 2025-09-22', 'ask-supplement 2025-09-24']
    expect(clockAfter(scopeReduction, 'acceptance', ...lines)?.state).toBe('stopped')
    expect(dueAfter(scopeReduction, 'acceptance', ...lines, 'supplement 2025-09-26')).toBe('2025-10-10')
  })

  it('is decided within twenty working days, and ten more by the head (Licensing Law art. 42)', () => {
    expect(dueAfter(scopeReduction, 'decision', ...accepted)).toBe('2025-10-31')
    expect(dueAfter(scopeReduction, 'decision', ...accepted, 'extend 2025-10-30')).toBe('2025-11-14')
  })

  it('is decided by the head, who did not propose it', () => {
    const entries = [...log('apply 2025-09-26', 'accept 2025-09-28'), ...log('propose 2025-10-09')].map((entry) =>
      Object.assign(entry, { by: 'officer' }),
    )
    expect(openActs(scopeReduction, entries, HEAD).open).toEqual(['decide', 'refuse'])
    expect(openActs(scopeReduction, entries, OFFICER).open).toEqual([])
    const both = { roles: ['officer', 'head'], by: 'officer' } as const
    expect(openActs(scopeReduction, entries, both).closed).toContainEqual({ act: 'decide', why: 'same-person' })
  })

  it('changes the register by the deciding act, and by no other', () => {
    const effects = Object.entries(scopeReduction.acts).filter(([, rule]) => 'effect' in rule && rule.effect)
    expect(effects.map(([act]) => act)).toEqual(['decide'])
  })

  it('is delivered within ten working days of the decision', () => {
    const lines = ['apply 2025-12-01', 'accept 2025-12-03', 'propose 2025-12-10', 'decide 2025-12-29']
    expect(dueAfter(scopeReduction, 'delivery', ...lines)).toBe('2026-01-13')
    expect(stateAfter(scopeReduction, ...lines, 'deliver 2026-01-05')).toBe('delivered')
  })

  it('may be taken back until a decision is proposed', () => {
    expect(stateAfter(scopeReduction, ...accepted, 'withdraw 2025-10-09')).toBe('withdrawn')
    const proposed = [...accepted, 'propose 2025-10-09', 'withdraw 2025-10-10']
    expect(() => stateAfter(scopeReduction, ...proposed)).toThrow('act-not-open')
  })

  it('may be refused with reasons', () => {
    expect(stateAfter(scopeReduction, ...accepted, 'propose 2025-10-09', 'refuse 2025-10-10')).toBe('refused')
  })
})

describe('the reduction of an approved scope, ordered by the authority', () => {
  const ordered = ['order 2025-09-26']

  it('hears the holder for five working days, and takes silence for a waiver', () => {
    expect(dueAfter(scopeReduction, 'statement', ...ordered)).toBe('2025-10-10')
    expect(deemedOn(scopeReduction, '2025-10-11', ...ordered)).toEqual(['waive 2025-10-11'])
  })

  it('is decided within sixty working days, and twenty more', () => {
    expect(dueAfter(scopeReduction, 'correction', ...ordered)).toBe('2025-12-25')
    const lines = [...ordered, 'statement 2025-10-09', 'extend-correction 2025-12-20']
    expect(dueAfter(scopeReduction, 'correction', ...lines)).toBe('2026-01-23')
  })

  it('cannot be taken back by the body', () => {
    expect(() => stateAfter(scopeReduction, ...ordered, 'withdraw 2025-09-28')).toThrow('act-not-open')
    const heard = [...ordered, 'waive 2025-10-11', 'withdraw 2025-10-13']
    expect(() => stateAfter(scopeReduction, ...heard)).toThrow('act-not-open')
  })

  it('is dropped, or decided by another person', () => {
    const lines = [...ordered, 'waive 2025-10-11']
    expect(stateAfter(scopeReduction, ...lines, 'drop 2025-10-20')).toBe('refused')
    expect(stateAfter(scopeReduction, ...lines, 'propose 2025-10-20', 'decide 2025-10-21')).toBe('reduced')
  })
})

describe('a report of a problem', () => {
  const received = ['receive 2026-02-10', 'verify 2026-02-11']

  it('is verified within fifteen working days over the Spring Festival, and fifteen more', () => {
    expect(dueAfter(problemReport2020, 'verify', 'receive 2026-02-10')).toBe('2026-03-09')
    expect(dueAfter(problemReport2020, 'verify', ...received, 'extend 2026-03-06')).toBe('2026-03-30')
  })

  it('is answered within five working days until 2026-04-14 (order 20 art. 31)', () => {
    expect(dueAfter(problemReport2020, 'tell', ...received, 'not-open 2026-02-27')).toBe('2026-03-05')
    expect(problemReport2026.clocks).not.toHaveProperty('tell')
  })

  it('opens a penalty case when the head, not the verifying officer, says so', () => {
    for (const version of [problemReport2020, problemReport2026]) {
      expect(version.acts.open).toMatchObject({ by: 'head', opens: 'penalty-ordinary', apartFrom: ['verify'] })
    }
  })

  it('begins its fifteen working days again with new facts since 2026-04-15 (order 121 art. 35)', () => {
    const lines = ['receive 2026-04-24', 'verify 2026-04-27']
    expect(dueAfter(problemReport2026, 'verify', ...lines)).toBe('2026-05-19')
    expect(dueAfter(problemReport2026, 'verify', ...lines, 'take-new-facts 2026-05-06')).toBe('2026-05-26')
  })

  it('has one version for every day since 2020', () => {
    expect(problemReport2020.during.until).toBe(problemReport2026.during.from)
    expect(problemReport2026.during.until).toBeUndefined()
    expect(problemReport2020.version).toBeLessThan(problemReport2026.version)
  })
})
