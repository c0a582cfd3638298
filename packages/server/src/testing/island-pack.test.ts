import {
  addWorkingDays,
  belongsOn,
  checkPack,
  columnOf,
  day,
  dayIn,
  deemedActs,
  dueDays,
  isWorkingDay,
  openActs,
  reportDue,
  type Procedure,
} from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { islandCode } from './island-identifiers.ts'
import { islandPack } from './island-pack.ts'

const { calendar } = islandPack
const [organisation] = islandPack.identifiers

function procedureFor(use: keyof typeof islandPack.uses): Procedure {
  const found = islandPack.procedures.find((one) => one.code === islandPack.uses[use])
  if (!found) throw new Error(`no procedure for ${use}`)
  return found
}

describe('the island', () => {
  it('has no fault', () => {
    expect(checkPack(islandPack)).toEqual([])
  })

  it('rests on Friday and Saturday, and works one Saturday for a holiday', () => {
    expect(isWorkingDay(day('2026-03-01'), calendar)).toBe(true)
    expect(isWorkingDay(day('2026-03-06'), calendar)).toBe(false)
    expect(isWorkingDay(day('2026-03-07'), calendar)).toBe(true)
    expect(isWorkingDay(day('2026-03-03'), calendar)).toBe(false)
    expect(addWorkingDays(day('2026-03-02'), 3, calendar)).toBe('2026-03-07')
  })

  it('begins its day five hours after Greenwich, and divides its money by a thousand', () => {
    expect(dayIn(islandPack.zone, new Date('2026-03-01T19:30:00Z'))).toBe('2026-03-02')
    expect(islandPack.currency.minorDigits).toBe(3)
  })

  it.each([1, 42, 99_999_999])('gives the organisation %i a number that is right modulo 97', (serial) => {
    const code = islandCode(serial)
    expect(organisation?.fault(code)).toBeUndefined()
    const last = code.endsWith('0') ? '1' : '0'
    expect(organisation?.fault(code.slice(0, -1) + last)).toBe('check-digit')
  })

  it('does not take other numbers for its own', () => {
    expect(organisation?.fault('91440300708461136T')).toBe('length')
    expect(organisation?.fault('X0000000112')).toBe('alphabet')
    expect(organisation?.normalise(' i-000000-01 95')).toBe('I0000000195')
  })

  it('has an eighth kind by a line of data', () => {
    expect(islandPack.kinds).toHaveLength(8)
    expect(islandPack.kinds.at(-1)).toMatchObject({ code: 'graded-safety-certificate', family: 'certificate' })
    expect(islandPack.schemes.map((scheme) => scheme.certificateKind)).toContain('graded-safety-certificate')
  })

  it('asks for a recognition, and for neither designation nor accreditation', () => {
    const families = islandPack.needs['halcyon']?.map((need) => need.family)
    expect(families).toEqual(['approval', 'recognition', 'registration'])
  })

  it('lets an item leave its catalogue and come back', () => {
    const float = islandPack.schemes[0]?.items.find((item) => item.code === 'halcyon/float')
    const on = ['2019-12-31', '2020-01-01', '2021-12-31', '2022-01-01'].map((at) => float && belongsOn(float, day(at)))
    expect(on).toEqual([true, false, false, true])
  })

  it('reads its own columns and its own limit of reports', () => {
    expect(columnOf('Keeper No', islandPack)).toBe('holderId')
    expect(columnOf('证书编号', islandPack)).toBeUndefined()
    expect(reportDue(day('2026-03-01'), islandPack.reports.late, calendar)).toBe('2026-03-12')
  })
})

describe('the narrowing of a charter', () => {
  const narrowing = procedureFor('scopeReduction')
  const asked = { act: 'ask', on: day('2026-03-04'), by: 'keeper' }

  it('is in hand by silence after three calendar days, the last of which works', () => {
    const due = dueDays(narrowing, [asked], calendar).find((clock) => clock.clock === 'look')
    expect(due?.statutory?.day).toBe('2026-03-07')
    expect(deemedActs(narrowing, [asked], day('2026-03-08'), calendar)).toEqual([
      { act: 'open-by-silence', clock: 'look', on: '2026-03-08' },
    ])
  })

  it('has a promised mark before the one of the law', () => {
    const log = [asked, { act: 'take', on: day('2026-03-08'), by: 'clerk' }]
    const answer = dueDays(narrowing, log, calendar).find((clock) => clock.clock === 'answer')
    expect(answer?.promised?.day).toBe('2026-03-15')
    expect(answer?.statutory?.day).toBe('2026-03-17')
  })

  it('is decided by the warden, and not by the clerk who advised', () => {
    const log = [
      asked,
      { act: 'take', on: day('2026-03-08'), by: 'clerk' },
      { act: 'advise', on: day('2026-03-09'), by: 'clerk' },
    ]
    expect(openActs(narrowing, log, { roles: ['head'], by: 'warden' }).open).toEqual(['narrow', 'keep'])
    expect(openActs(narrowing, log, { roles: ['head'], by: 'clerk' }).open).toEqual([])
    expect(narrowing.acts['narrow']?.effect).toBe('reduce-scope')
  })

  it('is opened by the charter holder or by the authority, by one act each', () => {
    expect(openActs(narrowing, [], { roles: ['applicant'], by: 'keeper' }).open).toEqual(['ask'])
    expect(openActs(narrowing, [], { roles: ['officer'], by: 'clerk' }).open).toEqual(['impose'])
  })
})

describe('a word to the harbour', () => {
  it('is heard within two working days', () => {
    const word = procedureFor('problemReport')
    const due = dueDays(word, [{ act: 'say', on: day('2026-03-05'), by: 'anybody' }], calendar)
    expect(due[0]?.statutory?.day).toBe('2026-03-08')
  })
})
