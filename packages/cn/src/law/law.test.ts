import {
  cite,
  compareArticles,
  day,
  obsoleteReferences,
  referencesOf,
  resolve,
  reviewReferences,
} from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { article, TEXTS } from './article.ts'
import { pack } from '../pack.ts'
import { LEVELS, readLaw, readLawGaps } from './catalogue.ts'
import { readProvisions } from './provisions.ts'

const texts = readLaw()
const byId = new Map(texts.map((text) => [text.id, text]))

function versionOn(id: string, on: string): string | undefined {
  return cite({ instrument: id, article: '1' }, day(on), byId).version
}

describe('the legal catalogue', () => {
  it('names every text once', () => {
    expect(byId.size).toBe(texts.length)
    expect(texts.length).toBe(63)
  })

  it.each([
    ['reg-cnca', '2003-10-31', undefined],
    ['reg-cnca', '2020-09-24', '2016-02-06'],
    ['reg-cnca', '2020-11-28', '2016-02-06'],
    ['reg-cnca', '2020-11-29', '2020-11-29'],
    ['reg-cnca', '2023-07-19', '2020-11-29'],
    ['reg-cnca', '2023-07-20', '2023-07-20'],
    ['rule-cb', '2017-12-31', undefined],
    ['rule-cb', '2020-10-22', '2018-01-01'],
    ['rule-cb', '2020-10-23', '2020-10-23'],
    ['rule-penalty-proc', '2021-07-14', '2019-04-01'],
    ['rule-penalty-proc', '2021-07-15', '2021-07-02'],
    ['rule-complaint-2019', '2026-04-14', '2022-03-24'],
    ['rule-complaint-2019', '2026-04-15', undefined],
    ['rule-complaint', '2026-04-14', undefined],
    ['rule-complaint', '2026-04-15', '2026-04-15'],
    ['rule-info', '2020-01-01', undefined],
  ])('%s on %s is law in the version %s', (id, on, version) => {
    expect(versionOn(id, on)).toBe(version)
  })

  it('has versions that follow one another without a gap or an overlap', () => {
    for (const text of texts) {
      text.versions.slice(1).forEach((version, index) => expect(text.versions[index]?.until).toBe(version.from))
    }
  })

  it('has every text that the pack cites by a short name', () => {
    expect(Object.values(TEXTS).filter((id) => !byId.has(id))).toEqual([])
  })

  it('cites articles one by one', () => {
    expect(article('regulations', '9', '59(4)')).toEqual([
      { instrument: 'reg-cnca', article: '9' },
      { instrument: 'reg-cnca', article: '59(4)' },
    ])
  })
})

function textOf(id: string) {
  const text = byId.get(id)
  if (!text) throw new Error(`no such text: ${id}`)
  return text
}

function onDay(id: string, number: string, on: string, numbering?: string) {
  return resolve({ instrument: id, article: number, ...(numbering !== undefined && { numbering }) }, day(on), byId)
}

describe('an article that moved', () => {
  it.each([
    ['reg-cnca', '75', '2016-02-06', '74', '安全生产综合评价'],
    ['reg-cnca', '60', '2016-02-06', '59', ''],
    ['reg-cnca', '60(4)', '2016-02-06', '59(4)', '未注册'],
    ['reg-cnca', '62', '2016-02-06', '61', '虚假'],
    ['reg-cnca', '57', '2003-11-01', '56', '未经批准'],
    ['reg-cnca', '67', '2016-02-06', '66', '擅自出厂'],
    ['law-cyber', '23', '2016-11-07', '25', '安全认证'],
    ['rule-mark', '27', '2004-08-01', '25', '混淆'],
    ['rule-mark', '21', '2004-08-01', '20', '不得用于产品'],
    ['rule-mark', '23', '2004-08-01', '22', '年度报告'],
    ['reg-publicity', '17', '2014-10-01', '18', '经营异常'],
    ['rule-lab-sup', '26', '2021-06-01', '27', '不实'],
    ['rule-penalty-pub', '14', '2021-09-01', '16', '提前停止'],
  ])('of %s: %s of the version %s is %s today', (id, number, numbering, today, what) => {
    const found = onDay(id, number, '2026-11-22', numbering)
    expect(found.articles).toContain(today)
    expect(found.provisions.some(({ use }) => use?.zh.includes(what))).toBe(true)
  })

  it('of the Regulations has its old number to the day before the revision of 2020', () => {
    expect(onDay('reg-cnca', '75', '2020-11-28').standing).toBe('in-force')
    expect(onDay('reg-cnca', '75', '2020-11-29')).toMatchObject({ standing: 'moved', articles: ['74'] })
    expect(onDay('reg-cnca', '74', '2020-11-29').standing).toBe('in-force')
  })

  it('moves down by one without exception: 57 to 75 of 2016 are 56 to 74 since 2020', () => {
    for (const number of Array.from({ length: 19 }, (_, index) => 57 + index)) {
      if (number === 70) continue
      expect(onDay('reg-cnca', `${number}`, '2024-01-01', '2016-02-06').articles).toEqual([`${number - 1}`])
    }
  })

  it('has no number on days between which the move is not on file', () => {
    expect(onDay('rule-mark', '27', '2018-01-01').standing).toBe('unlisted')
  })
})

describe('a text that was replaced', () => {
  it.each([
    ['rule-complaint-2019', '2026-04-15', 'rule-complaint'],
    ['ann-2020-18', '2023-09-05', 'ann-2023-36'],
  ])('%s ended on %s, and names %s', (id, on, successor) => {
    expect(onDay(id, '1', on)).toMatchObject({ standing: 'ended', successor })
    expect(byId.has(successor)).toBe(true)
  })

  it('names only texts of the catalogue', () => {
    const named = texts.flatMap(({ replacedBy }) => replacedBy ?? [])
    expect(named.filter((id) => !byId.has(id))).toEqual([])
    expect(named).toContain('rule-repair')
  })

  it('by order 107 is a departmental rule since 2025-12-25, and was a normative document', () => {
    expect(textOf('rule-repair')).toMatchObject({ level: 'departmental-rule', number: '市场监管总局令第107号' })
    expect(versionOn('rule-repair', '2025-12-24')).toBeUndefined()
    expect(versionOn('rule-repair', '2025-12-25')).toBe('2025-12-25')
    expect(textOf('doc-repair-2021').level).toBe('normative-document')
  })
})

describe('the words for what articles are relied on for', () => {
  it('belong to texts of the catalogue, and to their versions', () => {
    expect([...readProvisions().keys()].filter((id) => !byId.has(id))).toEqual([])
    for (const { id, versions, provisions = [] } of texts) {
      const days = new Set(versions.flatMap(({ from, until }) => [from, until]))
      const strange = provisions.flatMap(({ places }) =>
        places.flatMap(({ from, until }) => [from, until].filter((one) => one !== undefined && !days.has(one))),
      )
      expect(strange, id).toEqual([])
    }
  })

  it('are short, in both languages, and quote no statute', () => {
    const uses = texts.flatMap(({ provisions = [] }) => provisions.flatMap(({ use }) => use ?? []))
    expect(uses.length).toBeGreaterThan(300)
    for (const { zh, en } of uses) {
      expect(zh.length, zh).toBeLessThan(36)
      expect(en.length, en).toBeLessThan(90)
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('never say 吊销 or revocation of what is withdrawn or cancelled', () => {
    const uses = texts.flatMap(({ provisions = [] }) => provisions.flatMap(({ use }) => use ?? []))
    for (const { zh, en } of uses) {
      expect(/revo/.test(en)).toBe(zh.includes('吊销'))
    }
    const cancelled = uses.filter(({ zh }) => zh.includes('注销') && !zh.includes('撤销'))
    expect(cancelled.length).toBeGreaterThan(2)
    expect(cancelled.filter(({ en }) => en.includes('withdraw'))).toEqual([])
  })

  it('place a rule in one article at a time', () => {
    for (const { provisions = [] } of texts) {
      for (const { places } of provisions) {
        const pairs = places.slice(1).map((place, index) => [places[index]?.until, place.from] as const)
        for (const [until, from] of pairs) expect(until !== undefined && from !== undefined && until <= from).toBe(true)
      }
    }
  })
})

describe('the evidence of a text', () => {
  it('is at every text, with a source', () => {
    for (const text of texts) expect(text.source.length, text.id).toBeGreaterThan(2)
    expect(texts.filter(({ evidence }) => evidence === 'recalled').length).toBeGreaterThan(5)
  })

  it('is recalled for days that were counted from the day of issue, and that is a gap', () => {
    const codes = new Set(readLawGaps().map(({ code }) => code))
    const assumed = texts.filter(({ versions }) => versions.some(({ evidence }) => evidence === 'recalled'))
    expect(assumed.length).toBeGreaterThan(5)
    for (const { id } of assumed) expect(codes.has(`${id}-from`) || codes.has(`${id}-recalled-day`), id).toBe(true)
  })

  it('is a gap for every text without days, shown on its own page', () => {
    const shown = new Set(readLawGaps().flatMap(({ shownAt }) => shownAt))
    const dayless = texts.filter(({ versions }) => versions.length === 0).map(({ id }) => `/law/${id}`)
    expect(dayless.length).toBeGreaterThan(5)
    expect(dayless.filter((path) => !shown.has(path))).toEqual([])
  })

  it('names each gap once, on pages that exist', () => {
    const gaps = readLawGaps()
    expect(new Set(gaps.map(({ code }) => code)).size).toBe(gaps.length)
    for (const { shownAt } of gaps) {
      expect(shownAt.every((path) => path === '/law' || byId.has(path.slice('/law/'.length)))).toBe(true)
    }
    expect(pack.gaps).toEqual(expect.arrayContaining([...gaps]))
  })

  it('says that the texts themselves are not on file', () => {
    expect(readLawGaps().find(({ code }) => code === 'law-texts')?.shownAt).toEqual(['/law'])
  })
})

describe('every basis in the pack', () => {
  it('names a text of the catalogue', () => {
    const lost = referencesOf(pack).filter(({ basis }) => !byId.has(basis.instrument))
    expect(lost.map(({ kind, of, basis }) => `${kind} ${of} ${basis.instrument}`)).toEqual([])
  })

  it('is in force on the last day of the review, but for the two quotations of old numbers', () => {
    const found = obsoleteReferences(pack, day('2026-11-22'))
    expect(
      found.map(({ reference: { of, part, basis }, resolution }) => [of, part, basis.article, resolution.articles]),
    ).toEqual([
      ['rule-cb', '39', '60', ['59']],
      ['rule-cb', '40', '62', ['61']],
    ])
  })

  it('quoted nothing old before the Regulations were renumbered', () => {
    const found = obsoleteReferences(pack, day('2020-11-28'))
    expect(found.filter(({ reference }) => reference.kind === 'text')).toEqual([])
  })

  it('is said to be out of date where a procedure is older than a text that it cites', () => {
    const found = obsoleteReferences(pack, day('2021-08-01')).map(({ reference }) => reference.basis.instrument)
    expect(found).toContain('rule-penalty-pub')
  })

  it('names a version that exists, where it names one', () => {
    for (const { basis } of referencesOf(pack)) {
      if (basis.numbering === undefined) continue
      expect(textOf(basis.instrument).versions.map(({ version }) => version)).toContain(basis.numbering)
    }
  })

  it('can mostly be judged today', () => {
    const { looked, unjudged } = reviewReferences(pack, day('2026-11-22'))
    expect(unjudged.length).toBeLessThan(looked / 4)
  })
})

describe('the levels of law', () => {
  it('are those of the texts, and the order of articles is that of numbers', () => {
    expect(texts.filter(({ level }) => !LEVELS.some((known) => known === level))).toEqual([])
    const articles = (textOf('reg-cnca').provisions ?? []).map(({ places }) => places.at(-1)?.article ?? '')
    expect(articles.toSorted(compareArticles)[0]).toBe('9')
  })
})
