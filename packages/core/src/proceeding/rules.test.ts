import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { Problem } from '../problem/problem.ts'
import { addDays, day } from '../time/day.ts'
import type { Actor, Entry, Procedure } from './model.ts'
import { checkAct, openActs, stateOf } from './rules.ts'
import { APPLICATION, logOf } from './testing/procedures.ts'

vi.setConfig({ testTimeout: 60_000 })

const procedure: Procedure = APPLICATION
const officer = { roles: ['officer'], by: 'anna' } as const
const head = { roles: ['head'], by: 'bo' } as const

describe('the state of a file', () => {
  it('is the initial one, and then where its log leads', () => {
    expect(stateOf(procedure, [])).toBe('draft')
    expect(stateOf(procedure, logOf('submit 2021-09-01', 'return 2021-09-02'))).toBe('returned')
  })

  it.each(['grant 2021-09-01', 'fly 2021-09-01', 'constructor 2021-09-01', '__proto__ 2021-09-01'])(
    'is none after %s: the act was not open',
    (line) => {
      expect(() => stateOf(procedure, logOf(line))).toThrow(Problem)
    },
  )
})

describe('the acts of a file', () => {
  const proposed = logOf('submit 2021-09-01', 'accept 2021-09-02', 'propose 2021-09-03 anna')

  it('are open in their state, to their role', () => {
    expect(openActs(procedure, logOf('submit 2021-09-01'), officer).open).toEqual(['return', 'accept'])
    expect(openActs(procedure, proposed, head).open).toEqual(['grant', 'refuse'])
  })

  it('are closed for a reason: the state first, then the role, then the person', () => {
    const { open, closed } = openActs(procedure, proposed, { roles: ['officer', 'head'], by: 'anna' })
    expect(open).toEqual([])
    expect(closed).toContainEqual({ act: 'grant', why: 'same-person' })
    expect(closed).toContainEqual({ act: 'submit', why: 'not-from-this-state' })
    expect(openActs(procedure, proposed, officer).closed).toContainEqual({ act: 'refuse', why: 'not-your-role' })
  })

  it('are each listed once', () => {
    const { open, closed } = openActs(procedure, proposed, head)
    expect([...open, ...closed.map(({ act }) => act)].toSorted()).toEqual(Object.keys(procedure.acts).toSorted())
  })

  it.each([
    ['grant', { roles: ['head'], by: 'anna' }, 'same-person'],
    ['grant', officer, 'not-permitted'],
    ['submit', head, 'act-not-open'],
    ['toString', head, 'act-not-open'],
  ] as const)('refuse %s to %j with %s', (act, who, code) => {
    expect(() => checkAct(procedure, proposed, act, who)).toThrow(expect.objectContaining({ code }))
  })

  it('let a second person decide', () => {
    expect(checkAct(procedure, proposed, 'grant', head).to).toBe('granted')
  })
})

const ALL: readonly Actor[] = ['applicant', 'party', 'officer', 'reviewer', 'head', 'chair', 'system']

/** A walk: at each step one of the open acts, chosen by number, by one of three people. */
function walk(choices: readonly (readonly [number, string])[]): readonly Entry[] {
  const log: Entry[] = []
  for (const [choice, by] of choices) {
    const { open } = openActs(procedure, log, { roles: ALL, by })
    const act = open[choice % Math.max(open.length, 1)]
    if (act === undefined) continue
    log.push({ act, on: addDays(day('2021-09-01'), log.length), by })
  }
  return log
}

describe('any sequence of open acts', () => {
  const anyChoices = fc.array(fc.tuple(fc.nat(20), fc.constantFrom('anna', 'bo', 'cem')), { maxLength: 25 })

  it('leads to a state of the procedure, and can be read back', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        expect(Object.keys(procedure.states)).toContain(stateOf(procedure, walk(choices)))
      }),
    )
  })

  it('is never decided by the person who proposed', () => {
    fc.assert(
      fc.property(anyChoices, (choices) => {
        const log = walk(choices)
        const proposers = new Set(log.filter(({ act }) => act === 'propose').map(({ by }) => by))
        const deciders = log.filter(({ act }) => act === 'grant' || act === 'refuse').map(({ by }) => by)
        expect(deciders.filter((by) => proposers.has(by))).toEqual([])
      }),
    )
  })

  it('opens exactly the acts that may be performed', () => {
    fc.assert(
      fc.property(anyChoices, fc.constantFrom(...ALL), (choices, role) => {
        const log = walk(choices)
        const who = { roles: [role], by: 'anna' }
        const { open } = openActs(procedure, log, who)
        const performable = Object.keys(procedure.acts).filter((act) => {
          try {
            return Boolean(checkAct(procedure, log, act, who))
          } catch {
            return false
          }
        })
        expect(performable).toEqual(open)
      }),
    )
  })
})
