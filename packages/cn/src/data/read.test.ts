import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { checkData, readData } from './read.ts'
import { DayText, EvidenceShape, NameShape, PeriodShape } from './shapes.ts'

const Shape = Type.Object({ name: NameShape, during: PeriodShape, evidence: EvidenceShape })
const right = { name: { zh: '有效', en: 'valid' }, during: { from: '2020-09-24' }, evidence: 'confirmed' }

describe('data of the pack', () => {
  it('is handed on when it has the shape', () => {
    expect(checkData('x.json', Shape, right)).toEqual(right)
  })

  it.each([
    ['a day that is not written as one', { ...right, during: { from: '24.09.2020' } }, /x\.json\/during\/from/],
    ['an evidence that does not exist', { ...right, evidence: 'likely' }, /x\.json\/evidence/],
    ['a name without Chinese', { ...right, name: { zh: '', en: 'valid' } }, /x\.json\/name\/zh/],
    ['a missing member', { name: right.name, during: right.during }, /x\.json/],
  ])('is refused with the place that is wrong: %s', (_, value, message) => {
    expect(() => checkData('x.json', Shape, value)).toThrow(message)
  })

  it('is read from beside the sources', () => {
    const calendar = readData('calendar.json', Type.Object({ publishedUntil: DayText, licence: Type.String() }))
    expect(calendar.publishedUntil).toBe('2026-12-31')
    expect(calendar.licence).toContain('MIT')
  })

  it('does not load when the file has another shape', () => {
    expect(() => readData('calendar.json', Type.Object({ weeks: Type.Integer() }))).toThrow(/calendar\.json/)
  })
})
