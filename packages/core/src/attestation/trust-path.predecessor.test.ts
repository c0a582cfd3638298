import { describe, expect, it } from 'vitest'
import {
  act,
  ALWAYS,
  certificate,
  everything,
  HOLDER,
  ITEM,
  NEEDS,
  pathOf,
  stepOf,
  summary,
  WORK,
} from './testing/world.ts'

describe('a predecessor', () => {
  const successor = certificate(
    { number: 'C2' },
    {
      valid: ['2022-05-01', '2026-05-01'],
      detail: { work: WORK, predecessor: { family: 'certificate', number: 'C1', relation: 'transferred' } },
    },
  )
  const ended = act('replace', '2022-05-01', { by: { family: 'certificate', number: 'C2' } })
  const on = '2022-06-01'

  it('must have been valid the day before, and rightly issued; its own links are shown above it', () => {
    const path = pathOf(successor, everything(), { on, more: [certificate({ later: [ended] })] })
    expect(summary(path)).toBe('trusted trusted')
    const step = stepOf(path, 'predecessor')
    expect(step).toMatchObject({ day: '2022-04-30', status: 'valid', holder: HOLDER, missing: undefined })
    expect(step?.above.map((above) => above.role)).toEqual(NEEDS.map((need) => need.role))
  })

  it('that the register does not have makes the basis untrusted', () => {
    expect(summary(pathOf(successor, everything(), { on }))).toBe('trusted not-trusted predecessor-not-found')
  })

  it('that was suspended the day before makes the basis untrusted', () => {
    const more = [certificate({ later: [act('suspend', '2022-04-30', {})] })]
    expect(summary(pathOf(successor, everything(), { on, more }))).toBe('trusted not-trusted predecessor-not-valid')
  })

  it('with a bad basis passes it on as one reason, and its links stay visible', () => {
    const bad = certificate({ later: [ended] }, { detail: { work: WORK }, scope: ['s/2'] })
    const path = pathOf(successor, everything(), {
      on,
      more: [bad],
      rules: { catalogue: { [ITEM]: ALWAYS, 's/2': ALWAYS } },
    })
    expect(summary(path)).toBe('trusted not-trusted predecessor-not-trusted')
    expect(stepOf(path, 'predecessor')?.above.some((step) => step.missing === 'outside-scope')).toBe(true)
  })

  it('with an incomplete basis makes this one incomplete', () => {
    const vague = certificate({ later: [ended] }, { detail: {} })
    const path = pathOf(successor, everything(), { on, more: [vague] })
    expect(summary(path)).toBe('trusted incomplete not-named')
  })

  it('that names its successor as predecessor does not go round for ever', () => {
    const ring = certificate(
      {},
      {
        detail: { work: WORK, predecessor: { family: 'certificate', number: 'C2', relation: 'replaced' } },
      },
    )
    const path = pathOf(successor, everything(), { on, more: [ring] })
    expect(summary(path)).toBe('trusted not-trusted predecessor-not-trusted')
  })
})
