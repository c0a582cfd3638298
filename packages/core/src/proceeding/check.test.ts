import { describe, expect, it } from 'vitest'
import { checkProcedure, checkProcedures, MOST_STATES } from './check.ts'
import type { Procedure } from './model.ts'
import { APPLICATION, variant } from './testing/procedures.ts'

const procedure: Procedure = APPLICATION
const name = { zh: '名', en: 'name' }

function codes(changed: Partial<Procedure>): readonly string[] {
  return checkProcedure(variant(changed)).map(({ pointer, code }) => `${pointer} ${code}`)
}

function withRule(act: string, change: object): Partial<Procedure> {
  const rule = procedure.acts[act]
  return { acts: { ...procedure.acts, [act]: Object.assign({}, rule, change) } }
}

function deeming(deemed: string): Partial<Procedure> {
  const acceptance = Object.assign({}, procedure.clocks['acceptance'], { deemed })
  return { clocks: { ...procedure.clocks, acceptance } }
}

describe('a definition', () => {
  it('without fault has none', () => {
    expect(checkProcedure(procedure)).toEqual([])
  })

  it.each([
    ['an initial state', { initial: 'lost' }, '/initial unknown-state'],
    ['a final state', { final: ['granted', 'refused', 'lost'] }, '/final unknown-state'],
    ['a state to come from', withRule('grant', { from: ['deciding', 'lost'] }), '/acts/grant/from unknown-state'],
    ['a state to go to', withRule('return', { to: 'lost' }), '/acts/return/to unknown-state'],
    ['a clock', withRule('grant', { ticks: { sundial: 'stop' } }), '/acts/grant/ticks unknown-clock'],
    ['an act to be apart from', withRule('grant', { apartFrom: ['sing'] }), '/acts/grant/apartFrom unknown-act'],
  ])('names %s that exists', (_, change, fault) => {
    expect(codes(change)).toContain(fault)
  })

  it('has an act for each deemed one, performed by the calendar', () => {
    expect(codes(deeming('sing'))).toContain('/clocks/acceptance/deemed unknown-act')
    expect(codes(deeming('accept'))).toContain('/clocks/acceptance/deemed deemed-not-by-system')
  })

  it('reaches every state', () => {
    expect(codes({ states: { ...procedure.states, island: name } })).toEqual([
      '/states/island unreachable',
      '/states/island no-exit',
    ])
  })

  it('has no state without an exit, and none that only goes round', () => {
    expect(codes(withRule('propose', { to: 'returned' }))).toContain('/states/deciding unreachable')
    expect(codes({ final: ['granted'] })).toContain('/states/refused no-exit')
    const round = withRule('accept', { from: ['submitted', 'stuck'], to: 'stuck' })
    expect(codes({ ...round, states: { ...procedure.states, stuck: name } })).toContain('/states/stuck dead-end')
  })

  it('has at most a dozen states', () => {
    const states = Object.fromEntries(Array.from({ length: MOST_STATES }, (_, index) => [`s${index}`, name]))
    expect(codes({ states: { ...states, ...procedure.states } })).toContain('/states too-many-states')
  })

  it('starts its clocks, resumes what it pauses, and promises no more than the law', () => {
    expect(codes(withRule('submit', { ticks: {} }))).toContain('/clocks/acceptance clock-never-starts')
    expect(codes(withRule('receive', { ticks: {} }))).toContain('/clocks/decision clock-never-resumes')
    const decision = Object.assign({}, procedure.clocks['decision'], { promised: 21 })
    expect(codes({ clocks: { ...procedure.clocks, decision } })).toContain('/clocks/decision promise-too-long')
  })

  it('has no act that is never open', () => {
    expect(codes(withRule('prolong', { from: [] }))).toContain('/acts/prolong/from never-open')
  })
})

describe('the definitions of a pack', () => {
  it('open children that are among them', () => {
    const parent = variant({ code: 'parent', ...withRule('send', { opens: 'child' }) })
    expect(checkProcedures([parent, variant({ code: 'child' })])).toEqual([])
    expect(checkProcedures([parent])).toEqual([
      { pointer: '/parent/acts/send/opens', code: 'unknown-procedure', params: { name: 'child' } },
    ])
  })
})
