import { describe, expect, it } from 'vitest'
import { day } from '../time/day.ts'
import {
  changeDays,
  detailAt,
  holderAt,
  knownActs,
  namedAt,
  scopeAt,
  standardsAt,
  statusAt,
  statusSince,
  stoppedAt,
  validAt,
} from './fold.ts'
import type { Act, Attestation } from './model.ts'
import { scopeOf } from './scope.ts'
import { act, attestation, AUTHORITY, BODY, certificate, content, HOLDER } from './testing/world.ts'

const until = '2024-01-01'

function issued(...later: Act[]): Attestation {
  return certificate({ later }, { valid: ['2021-01-01', until], scope: ['s/1'], standards: ['GB 1'] })
}

function statuses(subject: Attestation, ...days: string[]): readonly unknown[] {
  return days.map((on) => statusAt(subject, day(on)))
}

describe('the status on a day', () => {
  it('is pending before the issue, valid from it, expired when validity ends', () => {
    expect(statuses(issued(), '2020-12-31', '2021-01-01', '2023-12-31', '2024-01-01')).toEqual([
      'pending',
      'valid',
      'valid',
      'expired',
    ])
  })

  it('is pending after the issue while validity has not begun', () => {
    const early = certificate({ on: '2020-12-01' }, { valid: ['2021-01-01', until] })
    expect(statuses(early, '2020-12-15', '2021-01-01')).toEqual(['pending', 'valid'])
  })

  it('is suspended from the day of suspension to the day of restoration, whatever end was announced', () => {
    const announced = issued(act('suspend', '2021-03-01', { until: day('2021-04-01') }))
    expect(statuses(announced, '2021-02-28', '2021-03-01', '2021-06-01')).toEqual(['valid', 'suspended', 'suspended'])
    const restored = issued(...announced.acts.slice(1), act('restore', '2021-06-01', {}))
    expect(statuses(restored, '2021-05-31', '2021-06-01')).toEqual(['suspended', 'valid'])
  })

  it('ends for good with withdrawal, cancellation or replacement', () => {
    for (const [kind, status] of [
      ['withdraw', 'withdrawn'],
      ['cancel', 'cancelled'],
      ['replace', 'replaced'],
    ] as const) {
      const ended = issued(
        act(kind, '2021-06-01', {}),
        act('restore', '2021-07-01', {}),
        act('renew', '2021-08-01', { until: null }),
      )
      expect(statuses(ended, '2021-05-31', '2021-06-01', '2030-01-01')).toEqual(['valid', status, status])
    }
  })

  it('stays withdrawn when a suspension of an earlier day is reported afterwards', () => {
    const subject = issued(
      act('withdraw', '2021-06-01', {}),
      act('suspend', { on: '2021-05-01', recorded: '2021-07-01' }, {}),
      act('restore', { on: '2021-06-15', recorded: '2021-07-01' }, {}),
    )
    expect(statuses(subject, '2021-04-30', '2021-05-01', '2021-06-01', '2021-06-15')).toEqual([
      'valid',
      'suspended',
      'withdrawn',
      'withdrawn',
    ])
  })

  it('is that of the first terminal act: a cancellation after a withdrawal does not excuse it', () => {
    const subject = issued(act('withdraw', '2021-06-01', {}), act('cancel', '2021-06-01', {}))
    expect(statuses(subject, '2021-06-01')).toEqual(['withdrawn'])
  })

  it('is annulled on every day once the annulment is known, even after a withdrawal', () => {
    const subject = issued(act('withdraw', '2021-06-01', {}), act('annul', '2022-02-01', {}))
    expect(statuses(subject, '2020-01-01', '2021-03-01', '2021-06-01', '2030-01-01')).toEqual(Array(4).fill('annulled'))
    expect(statusAt(subject, day('2021-03-01'), day('2022-01-31'))).toBe('valid')
  })

  it('is valid again when a renewal follows the expiry, but not in between; a suspension survives it', () => {
    const renewal = act('renew', '2024-03-01', { until: day('2027-01-01') })
    expect(statuses(issued(renewal), '2024-02-29', '2024-03-01', '2027-01-01')).toEqual(['expired', 'valid', 'expired'])
    const suspended = issued(act('suspend', '2023-12-01', {}), renewal)
    expect(statuses(suspended, '2023-12-01', '2024-01-01', '2024-03-01')).toEqual(['suspended', 'expired', 'suspended'])
  })

  it('is stopped only where the law knows the order; restoring does not lift it', () => {
    const later = [act('stop', '2021-05-01', {}), act('restore', '2021-06-01', {}), act('resume', '2021-07-01', {})]
    const approval = attestation('approval', { number: 'A', issuer: AUTHORITY, later }, { holder: BODY })
    expect(statuses(approval, '2021-05-01', '2021-06-30', '2021-07-01')).toEqual(['stopped', 'stopped', 'valid'])
    expect(stoppedAt(approval, day('2021-06-30'))).toBe(true)
    expect(statuses(issued(...later), '2021-05-01')).toEqual(['valid'])
  })

  it('is unknown before the issue was recorded', () => {
    const late = certificate({}, {})
    expect(statusAt(late, day('2022-01-01'), day('2021-04-30'))).toBeUndefined()
    expect(statusSince(late, day('2022-01-01'), day('2021-04-30'))).toBeUndefined()
    expect(scopeAt(late, day('2022-01-01'), day('2021-04-30'))).toBeUndefined()
  })

  it('goes by the sequence on the same day', () => {
    const suspend = act('suspend', '2021-03-01', {})
    const restore = act('restore', '2021-03-01', {})
    expect(statuses(issued(suspend, restore), '2021-03-01')).toEqual(['valid'])
    expect(statuses(issued(restore, suspend), '2021-03-01')).toEqual(['valid'])
  })

  it('follows the first issue that was reported; a second one changes nothing', () => {
    const first = issued()
    const second = act('issue', '2020-06-01', content({ holder: 99, scope: ['s/2'], valid: ['2020-06-01'] }))
    const subject = { ...first, acts: [...first.acts, second] }
    expect(statuses(subject, '2020-07-01', '2021-01-01')).toEqual(['pending', 'valid'])
    expect(holderAt(subject, day('2021-01-01'))).toBe(HOLDER)
  })
})

describe('the first day of a status', () => {
  it('is the day on which the status before it ended', () => {
    const subject = issued(
      act('suspend', '2021-03-01', {}),
      act('suspend', '2021-03-20', {}),
      act('restore', '2021-06-01', {}),
    )
    expect(statusSince(subject, day('2021-05-01'))).toBe('2021-03-01')
    expect(statusSince(subject, day('2022-05-01'))).toBe('2021-06-01')
    expect(statusSince(subject, day('2025-05-01'))).toBe('2024-01-01')
  })

  it('does not begin anew with acts that leave the status as it is', () => {
    const subject = issued(act('extend', '2022-01-01', { scope: ['s/2'] }), act('renew', '2023-06-01', { until: null }))
    expect(statusSince(subject, day('2030-01-01'))).toBe('2021-01-01')
  })

  it('is the issue for what is void, and the day of record for what is pending', () => {
    expect(statusSince(issued(act('annul', '2022-01-01', {})), day('2023-01-01'))).toBe('2021-01-01')
    expect(statusSince(issued(), day('2020-12-31'))).toBe('2021-01-01')
  })
})

describe('what an attestation says on a day', () => {
  it('is extended and reduced from the effective days on, until a terminal act', () => {
    const subject = issued(
      act('extend', '2021-03-01', { scope: ['s/2'] }),
      act('reduce', '2021-05-01', { scope: ['s/1/x'] }),
      act('cancel', '2021-07-01', {}),
      act('extend', '2021-08-01', { scope: ['s/9'] }),
    )
    expect(scopeAt(subject, day('2021-02-28'))).toEqual(scopeOf(['s/1']))
    expect(scopeAt(subject, day('2021-03-01'))).toEqual(scopeOf(['s/1', 's/2']))
    expect(scopeAt(subject, day('2021-09-01'))).toEqual({ includes: ['s/1', 's/2'], excludes: ['s/1/x'] })
  })

  it('has the validity, holder, names, standards and details of the day', () => {
    const named = { name: 'New Ltd', identifiers: [] }
    const subject = issued(
      act('transfer', '2021-03-01', { holder: 55, named }),
      act('change', '2021-04-01', { standards: ['GB 2'], detail: { product: 'lamp' } }),
      act('change', '2021-05-01', { detail: { factory: 'F' } }),
      act('renew', '2021-06-01', { until: null }),
    )
    expect(holderAt(subject, day('2021-02-28'))).toBe(HOLDER)
    expect(holderAt(subject, day('2021-03-01'))).toBe(55)
    expect(namedAt(subject, day('2021-03-01'))).toEqual(named)
    expect(standardsAt(subject, day('2021-03-31'))).toEqual(['GB 1'])
    expect(standardsAt(subject, day('2021-05-01'))).toEqual(['GB 2'])
    expect(detailAt(subject, day('2021-05-01'))).toMatchObject({ product: 'lamp', factory: 'F' })
    expect(validAt(subject, day('2021-05-31'))).toEqual({ from: '2021-01-01', until })
    expect(validAt(subject, day('2021-06-01'))).toEqual({ from: '2021-01-01' })
  })

  it('can change only on its change days', () => {
    const subject = issued(act('renew', '2023-06-01', { until: day('2027-01-01') }))
    expect(changeDays(subject)).toEqual(['2021-01-01', '2023-06-01', '2024-01-01', '2027-01-01'])
  })
})

function correct(target: number, facts: object, recorded = '2021-05-01'): Act {
  return act('correct', recorded, { corrects: target, ...facts })
}

describe('a correction', () => {
  const suspend = act('suspend', '2021-03-01', {})

  it('moves an act to another day for those who know of it', () => {
    const subject = issued(suspend, correct(suspend.seq, { effective: day('2021-04-01') }))
    expect(statusAt(subject, day('2021-03-15'), day('2021-04-30'))).toBe('suspended')
    expect(statusAt(subject, day('2021-03-15'), day('2021-05-01'))).toBe('valid')
    expect(statusAt(subject, day('2021-04-01'))).toBe('suspended')
  })

  it('takes an act out', () => {
    const subject = issued(suspend, correct(suspend.seq, { struck: true }))
    expect(statusAt(subject, day('2021-06-01'))).toBe('valid')
    expect(knownActs(subject).map((one) => one.act)).toEqual(['issue'])
  })

  it('puts other facts in the place of those that were wrong', () => {
    const wrong = issued(suspend)
    const [first] = wrong.acts as [Act<'issue'>]
    const facts = content({ holder: 42, scope: ['s/3'], valid: ['2021-01-01'] })
    const subject = { ...wrong, acts: [...wrong.acts, correct(first.seq, { facts })] }
    expect(holderAt(subject, day('2021-06-01'))).toBe(42)
    expect(validAt(subject, day('2021-06-01'))).toEqual({ from: '2021-01-01' })
  })

  it('gives way to a later one, which replaces it whole', () => {
    const subject = issued(
      suspend,
      correct(suspend.seq, { struck: true }),
      correct(suspend.seq, { effective: day('2021-04-01') }, '2021-05-02'),
    )
    expect(statuses(subject, '2021-03-31', '2021-04-01')).toEqual(['valid', 'suspended'])
    expect(statusAt(subject, day('2021-04-01'), day('2021-05-01'))).toBe('valid')
  })

  it('can itself be struck: what it corrected stands again', () => {
    const first = correct(suspend.seq, { struck: true })
    const subject = issued(suspend, first, correct(first.seq, { struck: true }, '2021-06-01'))
    expect(statusAt(subject, day('2021-07-01'))).toBe('suspended')
    expect(statusAt(subject, day('2021-07-01'), day('2021-05-31'))).toBe('valid')
  })

  it('can itself be corrected: the day that it put in is moved', () => {
    const first = correct(suspend.seq, { effective: day('2021-04-01') })
    const subject = issued(suspend, first, correct(first.seq, { effective: day('2021-04-10') }))
    expect(statuses(subject, '2021-04-09', '2021-04-10')).toEqual(['valid', 'suspended'])
  })

  it('of an act that was recorded after it corrects nothing', () => {
    const early = correct(suspend.seq + 1000, { struck: true })
    const late: Act = { ...suspend, seq: suspend.seq + 1000 }
    expect(statuses(issued(early, late), '2021-06-01')).toEqual(['suspended'])
  })

  it('that strikes the only issue leaves nothing known', () => {
    const subject = issued()
    const [first] = subject.acts as [Act<'issue'>]
    const struck = { ...subject, acts: [first, correct(first.seq, { struck: true })] }
    expect(statusAt(struck, day('2022-01-01'))).toBeUndefined()
    expect(statusAt(struck, day('2022-01-01'), day('2021-04-30'))).toBe('valid')
  })
})

describe('known acts', () => {
  it('are the history itself, not a copy, where nothing was corrected or late', () => {
    const subject = issued(act('suspend', '2021-03-01', {}))
    expect(knownActs(subject)).toBe(subject.acts)
    expect(knownActs(subject, day('2021-03-01'))).toBe(subject.acts)
  })

  it('are put into legal order, and leave the history as it is', () => {
    const late = act('suspend', { on: '2020-12-01', recorded: '2021-03-01' }, {})
    const subject = issued(late)
    expect(knownActs(subject).map((one) => one.act)).toEqual(['suspend', 'issue'])
    expect(subject.acts.map((one) => one.act)).toEqual(['issue', 'suspend'])
  })
})
