import { openActs } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { clockAfter, deemedOn, dueAfter, log, stateAfter } from '../testing/file.ts'
import { penaltyCase } from './case.ts'
import { penaltyExecution } from './execution.ts'
import { penaltyHearing } from './hearing.ts'
import { registeredEvidence, seizure } from './measures.ts'
import { penaltyNotice } from './notice.ts'
import { penaltyReview } from './review.ts'

const OPENED = ['receive 2025-06-20', 'start-verify 2025-06-23', 'open 2025-07-03']
const HEARD = [...OPENED, 'report 2025-08-20', 'notice 2025-08-29']

describe('art. 18: the verification of a lead', () => {
  it('ends fifteen working days after the material was received, over the National Day week', () => {
    expect(dueAfter(penaltyCase, 'verify', 'receive 2025-09-26')).toBe('2025-10-23')
  })

  it('is extended once by fifteen working days', () => {
    const lines = ['receive 2025-09-26', 'start-verify 2025-09-28', 'extend-verify 2025-10-20']
    expect(dueAfter(penaltyCase, 'verify', ...lines)).toBe('2025-11-13')
    expect(dueAfter(penaltyCase, 'verify', ...lines, 'extend-verify 2025-11-10')).toBe('2025-11-13')
  })

  it('does not count the time of a test', () => {
    const lines = ['receive 2025-09-26', 'start-verify 2025-09-28', 'test-lead 2025-10-10']
    expect(clockAfter(penaltyCase, 'verify', ...lines)?.state).toBe('paused')
    expect(dueAfter(penaltyCase, 'verify', ...lines, 'lead-tested 2025-10-20')).toBe('2025-11-03')
  })

  it('ends with the decision on opening, which another person takes', () => {
    const entries = log('receive 2025-06-20', 'start-verify 2025-06-23')
    const closed = openActs(penaltyCase, entries, { roles: ['head'], by: 'somebody' }).closed
    expect(closed).toContainEqual({ act: 'open', why: 'same-person' })
    expect(clockAfter(penaltyCase, 'verify', ...OPENED)?.state).toBe('stopped')
  })
})

describe('art. 64: ninety days from opening to decision', () => {
  it('are calendar days, and do not end on a holiday', () => {
    expect(dueAfter(penaltyCase, 'investigation', ...OPENED)).toBe('2025-10-09')
  })

  it('are extended by thirty, and then by the days that are fixed collectively', () => {
    const once = [...OPENED, 'extend 2025-09-25']
    expect(dueAfter(penaltyCase, 'investigation', ...once)).toBe('2025-10-31')
    expect(dueAfter(penaltyCase, 'investigation', ...once, 'extend 2025-10-30 45')).toBe('2025-12-15')
  })

  it('leave out suspension and testing', () => {
    const lines = ['suspend 2025-07-20', 'resume 2025-08-01', 'test 2025-09-10', 'tested 2025-09-20']
    expect(dueAfter(penaltyCase, 'investigation', ...OPENED, ...lines)).toBe('2025-10-23')
  })

  it('leave out the hearing', () => {
    const lines = ['hearing-asked 2025-09-01', 'hearing-reported 2025-09-26']
    expect(dueAfter(penaltyCase, 'investigation', ...HEARD, ...lines)).toBe('2025-10-27')
  })

  it('stop with the decision, with termination and with transfer', () => {
    const decided = [...HEARD, 'rights-used 2025-09-10', 'decide 2025-09-29']
    expect(clockAfter(penaltyCase, 'investigation', ...decided)).toMatchObject({ state: 'stopped', cause: 'decide' })
    for (const end of ['terminate 2025-07-10', 'transfer 2025-07-10']) {
      expect(clockAfter(penaltyCase, 'investigation', ...OPENED, end)?.state).toBe('stopped')
    }
  })
})

describe('the end of a case', () => {
  const decided = [...HEARD, 'rights-used 2025-09-10', 'decide 2025-09-29']
  const none = [...OPENED, 'report 2026-01-20', 'propose-none 2026-02-10', 'decide-none 2026-02-12']

  it('publishes a penalty within twenty working days', () => {
    expect(dueAfter(penaltyCase, 'publication', ...decided)).toBe('2025-11-03')
    expect(clockAfter(penaltyCase, 'publication', ...none)?.state).toBe('waiting')
  })

  it('closes within fifteen working days of fulfilment or of a decision without penalty', () => {
    expect(dueAfter(penaltyCase, 'closing', ...none)).toBe('2026-03-11')
    expect(dueAfter(penaltyCase, 'closing', ...decided, 'fulfilled 2026-02-12')).toBe('2026-03-11')
  })

  it('takes an annulled decision from the publication within three working days', () => {
    const closed = [...decided, 'publish 2025-09-29', 'fulfilled 2025-09-29', 'close 2025-09-29']
    expect(dueAfter(penaltyCase, 'unpublish', ...closed, 'annulled 2025-09-30')).toBe('2025-10-11')
  })

  it('lets nobody decide a case that he investigated', () => {
    const entries = log(...HEARD, 'rights-used 2025-09-10')
    const open = openActs(penaltyCase, entries, { roles: ['head'], by: 'another' }).open
    expect(open).toEqual(['extend-decision', 'decide', 'decide-none', 'transfer'])
    const closed = openActs(penaltyCase, entries, { roles: ['head'], by: 'somebody' }).closed
    expect(closed).toContainEqual({ act: 'decide', why: 'same-person' })
  })

  it('is reached on every way from the lead', () => {
    expect(stateAfter(penaltyCase, ...decided, 'close 2025-10-20')).toBe('closed')
    expect(stateAfter(penaltyCase, ...none, 'close 2026-03-01')).toBe('closed')
    expect(() => stateAfter(penaltyCase, ...OPENED, 'decide 2025-08-01')).toThrow('act-not-open')
  })
})

describe('art. 55: the review', () => {
  it('takes ten working days from each submission', () => {
    expect(dueAfter(penaltyReview, 'review', 'submit 2025-09-26')).toBe('2025-10-16')
    const lines = ['submit 2025-09-26', 'return 2025-09-30', 'resubmit 2025-10-13']
    expect(dueAfter(penaltyReview, 'review', ...lines)).toBe('2025-10-27')
  })

  it('is extended by as many days as the head fixes', () => {
    expect(dueAfter(penaltyReview, 'review', 'submit 2025-09-26', 'extend 2025-10-15 5')).toBe('2025-10-23')
  })

  it('is done by somebody who did not submit the case', () => {
    const who = { roles: ['reviewer'], by: 'somebody' } as const
    expect(openActs(penaltyReview, log('submit 2025-09-26'), who).open).toEqual([])
    expect(openActs(penaltyReview, log('submit 2025-09-26'), { ...who, by: 'another' }).open).toContain('pass')
  })
})

describe('art. 57: the notice', () => {
  it('leaves five working days for a statement', () => {
    expect(dueAfter(penaltyNotice, 'statement', 'notify 2025-09-29')).toBe('2025-10-13')
    expect(dueAfter(penaltyNotice, 'statement', 'notify 2026-02-13')).toBe('2026-02-27')
  })

  it('makes of silence a waiver, on the day after', () => {
    expect(deemedOn(penaltyNotice, '2025-10-13', 'notify 2025-09-29')).toEqual([])
    expect(deemedOn(penaltyNotice, '2025-10-14', 'notify 2025-09-29')).toEqual(['waive 2025-10-14'])
  })

  it('deems nothing when the party spoke', () => {
    expect(deemedOn(penaltyNotice, '2025-12-01', 'notify 2025-09-29', 'statement 2025-10-10')).toEqual([])
  })
})

describe('the hearing', () => {
  const lines = [
    'offer 2025-09-24',
    'request 2025-09-25',
    'name-chair 2025-09-26',
    'hand-file 2025-09-29',
    'schedule 2025-10-10',
  ]

  it.each([
    ['request', 'art. 7, five working days to ask', 1, '2025-09-30'],
    ['chair', 'art. 18, three to name the chair', 2, '2025-09-29'],
    ['file', 'art. 19, three to hand over the file', 3, '2025-09-30'],
    ['schedule', 'art. 20, five to set the day', 4, '2025-10-13'],
    ['notice', 'art. 20, seven before the hearing', 5, '2025-10-20'],
  ])('%s: %s', (clock, _, count, due) => {
    expect(dueAfter(penaltyHearing, clock, ...lines.slice(0, count))).toBe(due)
  })

  it('is held only after the seven working days of notice', () => {
    expect(() => stateAfter(penaltyHearing, ...lines, 'hold 2025-10-20')).toThrow('act-not-open')
    expect(deemedOn(penaltyHearing, '2025-10-20', ...lines)).toEqual([])
    expect(deemedOn(penaltyHearing, '2025-10-21', ...lines)).toEqual(['make-ready 2025-10-21'])
  })

  it('is reported on within five working days (art. 29)', () => {
    const held = [...lines, 'make-ready 2025-10-21', 'hold 2025-10-23']
    expect(dueAfter(penaltyHearing, 'report', ...held)).toBe('2025-10-30')
  })

  it('is waived by silence', () => {
    expect(deemedOn(penaltyHearing, '2025-10-09', 'offer 2025-09-24')).toEqual(['waive 2025-10-01'])
  })
})

describe('the execution', () => {
  it('serves within seven working days (art. 81)', () => {
    expect(dueAfter(penaltyExecution, 'service', 'take-up 2025-09-29')).toBe('2025-10-15')
  })

  it('leaves fifteen days to pay, which do not end on a holiday (art. 72)', () => {
    expect(dueAfter(penaltyExecution, 'payment', 'take-up 2025-09-12', 'serve 2025-09-16')).toBe('2025-10-09')
  })

  it('serves by an announcement of thirty days (art. 82)', () => {
    const lines = ['take-up 2025-08-28', 'announce 2025-09-01']
    expect(dueAfter(penaltyExecution, 'announcement', ...lines)).toBe('2025-10-09')
    expect(deemedOn(penaltyExecution, '2025-10-10', ...lines)).toEqual(['deem-served 2025-10-10'])
  })

  it('waits ten working days after the reminder before it goes to court (art. 76)', () => {
    const lines = ['take-up 2025-09-12', 'serve 2025-09-16', 'remind 2025-10-10']
    expect(dueAfter(penaltyExecution, 'reminder', ...lines)).toBe('2025-10-23')
    expect(stateAfter(penaltyExecution, ...lines, 'apply-court 2025-10-27', 'pay 2025-11-03')).toBe('fulfilled')
  })
})

describe('measures on evidence', () => {
  it('lift themselves after seven working days of registration (art. 35)', () => {
    expect(dueAfter(registeredEvidence, 'handling', 'register 2025-09-29')).toBe('2025-10-15')
    expect(deemedOn(registeredEvidence, '2025-10-16', 'register 2025-09-29')).toEqual(['lift 2025-10-16'])
  })

  it('lift themselves after thirty and thirty more days of seizure (art. 38)', () => {
    expect(dueAfter(seizure, 'seizure', 'seize 2025-09-02')).toBe('2025-10-09')
    expect(dueAfter(seizure, 'seizure', 'seize 2025-09-02', 'extend 2025-10-01')).toBe('2025-11-03')
    expect(deemedOn(seizure, '2025-11-04', 'seize 2025-09-02', 'extend 2025-10-01')).toEqual(['lift 2025-11-04'])
  })
})
