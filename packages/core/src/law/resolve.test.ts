import { describe, expect, it } from 'vitest'
import { day } from '../time/day.ts'
import { OBSOLETE, resolve } from './resolve.ts'
import { legalPlaceOn, versionOn, type LegalText, type Place, type Provision } from './text.ts'

const RENUMBERED = day('2020-11-29')

function provision(zh: string, ...places: readonly Place[]): Provision {
  return { use: { zh, en: zh }, places, evidence: 'confirmed' }
}

function moved(zh: string, before: string, since: string): Provision {
  return provision(zh, { article: before, until: RENUMBERED }, { article: since, from: RENUMBERED })
}

const NAME = { zh: '条例', en: 'Regulations' }
const TEXT: LegalText = {
  id: 'regulations',
  name: NAME,
  level: 'regulation',
  versions: [
    { version: '2016', from: day('2016-02-06'), until: RENUMBERED },
    { version: '2020', from: RENUMBERED, until: day('2023-07-20') },
    { version: '2023', from: day('2023-07-20'), until: day('2030-01-01') },
  ],
  provisions: [
    provision('批准', { article: '9', from: RENUMBERED }),
    moved('无人员注册', '60(4)', '59(4)'),
    moved('超出范围', '60(1)', '59(1)'),
    moved('虚假结论', '62', '61'),
    moved('安全评价', '75', '74'),
    provision('新编号不明的规定', { article: '80', until: RENUMBERED }),
    provision('拆分前', { article: '26', until: RENUMBERED }, { article: '27', from: RENUMBERED }),
    provision('一直在此', { article: '26' }),
  ],
  replacedBy: 'new-law',
  evidence: 'confirmed',
  source: 'test',
}
const TEXTS = new Map([
  [TEXT.id, TEXT],
  ['dayless', { ...TEXT, id: 'dayless', versions: [] }],
])

function at(article: string, on: string, numbering?: string) {
  return resolve({ instrument: TEXT.id, article, ...(numbering !== undefined && { numbering }) }, day(on), TEXTS)
}

describe('an article in the numbering of the day', () => {
  it('is in force where a rule on file stands in it on that day', () => {
    expect(at('9', '2024-01-01')).toMatchObject({
      standing: 'in-force',
      version: { version: '2023' },
      articles: ['9'],
      provisions: [{ use: { zh: '批准' } }],
    })
  })

  it('is unlisted where nothing on file stands in it: that is no fault', () => {
    expect(at('33', '2024-01-01')).toMatchObject({
      standing: 'unlisted',
      articles: ['33'],
      version: { version: '2023' },
    })
  })

  it('has moved where its rule stands in another article since', () => {
    expect(at('75', '2020-11-28')).toMatchObject({ standing: 'in-force', articles: ['75'] })
    expect(at('75', '2020-11-29')).toMatchObject({ standing: 'moved', articles: ['74'] })
    expect(at('75', '2026-11-22')).toMatchObject({ standing: 'moved', articles: ['74'], version: { version: '2023' } })
  })

  it('has moved where it is the number of a later version', () => {
    expect(at('74', '2018-01-01')).toMatchObject({ standing: 'moved', articles: ['75'] })
  })

  it('is unlisted where its rule is on file for other days alone: nobody knows where it stood', () => {
    expect(at('80', '2024-01-01')).toMatchObject({ standing: 'unlisted', articles: ['80'], provisions: [] })
    expect(at('9', '2018-01-01')).toMatchObject({ standing: 'unlisted', articles: ['9'] })
    expect(at('9', '2018-01-01', '2023')).toMatchObject({ standing: 'unlisted', articles: ['9'] })
  })

  it('holds with a part that is on file by its whole article', () => {
    expect(at('9(1)', '2024-01-01')).toMatchObject({ standing: 'in-force', articles: ['9(1)'] })
  })

  it('holds as a whole when its parts are on file', () => {
    const found = at('59', '2024-01-01')
    expect(found).toMatchObject({ standing: 'in-force', articles: ['59'] })
    expect(found.provisions).toHaveLength(2)
  })

  it('holds for what stayed, though another rule left it', () => {
    expect(at('26', '2024-01-01')).toMatchObject({ standing: 'in-force', provisions: [{ use: { zh: '一直在此' } }] })
  })
})

describe('an article in the numbering of an older version', () => {
  it.each([
    ['75', '2026-11-22', ['74']],
    ['60(4)', '2026-11-22', ['59(4)']],
    ['60', '2026-11-22', ['59']],
    ['62', '2021-01-01', ['61']],
  ])('%s of 2016 is on %s article %s', (article, on, articles) => {
    expect(at(article, on, '2016')).toMatchObject({ standing: 'moved', articles })
  })

  it('is itself as long as that version is in force', () => {
    expect(at('60(4)', '2020-11-28', '2016')).toMatchObject({ standing: 'in-force', articles: ['60(4)'] })
  })

  it('that has parts in two articles since is both', () => {
    expect(at('26', '2024-01-01', '2016')).toMatchObject({ standing: 'in-force', articles: ['26', '27'] })
  })

  it('takes its part along when the whole article moved', () => {
    expect(at('62(2)', '2024-01-01', '2016').articles).toEqual(['61(2)'])
  })

  it('is unlisted where that version has nothing on file in it, whatever others have', () => {
    expect(at('59(4)', '2024-01-01', '2016')).toMatchObject({ standing: 'unlisted', provisions: [] })
  })

  it('is of the day where the version named does not exist', () => {
    expect(at('9', '2024-01-01', '1999')).toMatchObject({ standing: 'in-force' })
  })
})

describe('a text', () => {
  it('is not yet law before its first version, and names no successor', () => {
    const found = at('9', '2016-02-05')
    expect(found).toEqual({ standing: 'not-yet', articles: [], provisions: [] })
  })

  it('that ended names the text that took its place', () => {
    expect(at('9', '2030-01-01')).toEqual({ standing: 'ended', articles: [], provisions: [], successor: 'new-law' })
  })

  it('whose days are not on file cannot be judged', () => {
    const found = resolve({ instrument: 'dayless', article: '9' }, day('2024-01-01'), TEXTS)
    expect(found).toEqual({ standing: 'no-days', articles: ['9'], provisions: [] })
  })

  it('that was law before its first version on file cannot be judged for those days', () => {
    const old = new Map([['regulations', { ...TEXT, earlierUnknown: true }]])
    const basis = { instrument: 'regulations', article: '9' }
    expect(resolve(basis, day('2000-01-01'), old)).toMatchObject({ standing: 'no-days', articles: ['9'] })
    expect(resolve(basis, day('2030-01-01'), old).standing).toBe('ended')
  })

  it('that the catalogue lacks is out of date', () => {
    const found = resolve({ instrument: 'lost', article: '9' }, day('2024-01-01'), TEXTS)
    expect(found.standing).toBe('no-text')
    expect(OBSOLETE).toContain(found.standing)
  })

  it('has the version and the place of each of its days, the last one excluded', () => {
    expect(versionOn(TEXT, day('2023-07-19'))?.version).toBe('2020')
    expect(versionOn(TEXT, day('2030-01-01'))).toBeUndefined()
    const [, staff] = TEXT.provisions ?? []
    expect(staff && legalPlaceOn(staff, day('2020-11-28'))?.article).toBe('60(4)')
    expect(staff && legalPlaceOn(staff, RENUMBERED)?.article).toBe('59(4)')
  })
})

describe('a number that moved', () => {
  it('leads back to itself: there and back names the same rule', () => {
    for (const one of TEXT.provisions ?? []) {
      const [old, current] = [legalPlaceOn(one, day('2018-01-01')), legalPlaceOn(one, day('2024-01-01'))]
      if (!old || !current) continue
      expect(at(old.article, '2024-01-01', '2016').articles).toContain(current.article)
      expect(at(current.article, '2018-01-01', '2023').articles).toContain(old.article)
    }
  })
})
