import { describe, expect, it } from 'vitest'
import { publicHistory, publicName, STRICTEST_PERSON_RULE, type PersonRule } from './persons.ts'

const OPEN: PersonRule = { ...STRICTEST_PERSON_RULE, name: 'masked', grounds: true }
const HISTORY = [
  { act: 'issue', effective: '2024-01-01' },
  { act: 'suspend', effective: '2025-01-01', reason: { code: 'P01', name: { zh: '甲', en: 'a' } } },
]

describe('what the public sees of a registered person', () => {
  it('is no name where the country has no rule', () => {
    expect(publicName(STRICTEST_PERSON_RULE, '王**')).toBeNull()
  })

  it('is the masked name where the rule allows it', () => {
    expect(publicName(OPEN, '王**')).toBe('王**')
  })

  it('is no name where none is on file', () => {
    expect(publicName(OPEN, null)).toBeNull()
  })

  it('is every act with its day, and no ground without a rule that allows it', () => {
    expect(publicHistory(STRICTEST_PERSON_RULE, HISTORY)).toEqual([
      { act: 'issue', effective: '2024-01-01' },
      { act: 'suspend', effective: '2025-01-01' },
    ])
  })

  it('is the ground where the rule allows it', () => {
    expect(publicHistory(OPEN, HISTORY)).toEqual(HISTORY)
  })
})
