import { day, includes } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { pack } from '../pack.ts'

function needsOn(on: string) {
  return (pack.needs['ccc'] ?? []).filter((need) => need.statement && includes(need.during, day(on)))
}

describe('what a self-declaration rests on', () => {
  it.each(['2018-10-01', '2020-11-28', '2020-11-29', '2026-11-22'])(
    'on %s: no body, and by procedure B one laboratory',
    (on) => {
      expect(
        needsOn(on).map(({ role, holder, kinds, covers, procedures }) => [role, holder, kinds, covers, procedures]),
      ).toEqual([['laboratory', 'laboratory', ['ccc-lab-designation'], 'items', ['self-declaration-B']]])
    },
  )

  it('names procedures that the scheme has and that end with a declaration', () => {
    const scheme = pack.schemes.find(({ code }) => code === 'ccc')
    const leading = scheme?.procedures?.filter(({ leadsTo }) => leadsTo === 'ccc-declaration').map(({ code }) => code)
    expect(leading).toEqual(expect.arrayContaining(needsOn('2026-11-22').flatMap(({ procedures }) => procedures ?? [])))
  })

  it('cites the Regulations by the number that the article has on the day', () => {
    const cited = (on: string) => needsOn(on).flatMap(({ basis }) => basis.map(({ instrument }) => instrument))
    expect(cited('2020-11-28')).toEqual(['rule-desig'])
    expect(cited('2020-11-29')).toEqual(['reg-cnca', 'rule-desig'])
  })
})
