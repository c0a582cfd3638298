import { pack } from '@zhengheng/cn'
import { day, type LawView } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { libraryOf, listTexts, viewText } from './library.ts'
import { reviewOn } from './review.ts'

const library = libraryOf(pack)
const TODAY = '2026-11-22'

function view(id: string, on = TODAY, article?: string): LawView {
  const found = viewText(library, id, day(on), article)
  if (!found) throw new Error(`no such text: ${id}`)
  return found
}

function at(shown: LawView, article: string) {
  const found = shown.articles.find((one) => one.article === article)
  if (!found) throw new Error(`article ${article} is not shown`)
  return found
}

describe('the library of a pack', () => {
  it('is made once', () => {
    expect(libraryOf(pack)).toBe(library)
    expect(libraryOf({ ...pack })).not.toBe(library)
  })

  it('lists all texts, or those of one level, with their state on the day', () => {
    expect(listTexts(library, day(TODAY))).toHaveLength(pack.law.length)
    const laws = listTexts(library, day(TODAY), 'law')
    expect(new Set(laws.map(({ level }) => level))).toEqual(new Set(['law']))
    expect(listTexts(library, day(TODAY), 'nobody')).toEqual([])
    const states = new Map(listTexts(library, day('2010-01-01')).map(({ id, state }) => [id, state]))
    expect(states.get('reg-cnca')).toBe('in-force')
    expect(states.get('rule-online')).toBe('not-yet')
    expect(states.get('law-licence')).toBe('no-days')
    expect(states.get('rule-info')).toBe('no-days')
  })

  it('knows only texts of the catalogue', () => {
    expect(viewText(library, 'law-of-nobody', day(TODAY))).toBeUndefined()
  })
})

describe('a text as of a day', () => {
  it('has its last days inclusive, and null for the version in force', () => {
    const { versions, version } = view('reg-cnca')
    expect(versions.map(({ to }) => to)).toEqual(['2016-02-05', '2020-11-28', '2023-07-19', null])
    expect(version?.version).toBe('2023-07-20')
  })

  it('shows a rule under its number of the day, and its other numbers', () => {
    const [use] = at(view('reg-cnca'), '59(4)').uses
    expect(use?.elsewhere).toEqual([{ article: '60(4)', from: null, to: '2020-11-28' }])
    const [before] = at(view('reg-cnca', '2018-01-01'), '60(4)').uses
    expect(before?.elsewhere).toEqual([{ article: '59(4)', from: '2020-11-29', to: null }])
  })

  it('names what relies on an article on that day, once', () => {
    const relied = at(view('reg-cnca'), '59(4)').reliedOnBy
    expect(relied.map(({ kind, of, part }) => `${kind} ${of} ${part ?? ''}`)).toEqual(
      expect.arrayContaining(['need ccc reviewer', 'need ccc decider']),
    )
    expect(new Set(relied.map(({ kind, of, part }) => `${kind} ${of} ${part ?? ''}`)).size).toBe(relied.length)
    const old = view('reg-cnca', '2018-01-01')
    expect(at(old, '60(4)').reliedOnBy.map(({ part }) => part)).toContain('reviewer')
    expect(old.articles.some(({ article, reliedOnBy }) => article === '59(4)' && reliedOnBy.length > 0)).toBe(false)
  })

  it('shows at the whole article what relies on a part that is not listed', () => {
    const relied = at(view('law-licence'), '32').reliedOnBy
    expect(relied.some(({ kind, of }) => kind === 'procedure' && of === 'scope-reduction')).toBe(true)
  })

  it('lists its articles in the order of numbers', () => {
    const numbers = view('reg-cnca').articles.map(({ article }) => Number.parseInt(article, 10))
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  })

  it('that ended is shown in the numbers of its last day', () => {
    const { state, articles, replacedBy } = view('rule-complaint-2019')
    expect([state, replacedBy]).toEqual(['ended', 'rule-complaint'])
    expect(articles.map(({ article }) => article)).toContain('31')
  })

  it('answers for the article that was asked for', () => {
    expect(view('reg-cnca', TODAY, '75').asked).toEqual({ article: '75', standing: 'moved', articles: ['74'] })
    expect(view('reg-cnca', '2018-01-01', '75').asked?.standing).toBe('in-force')
    expect(view('reg-cnca', TODAY, '999').asked?.standing).toBe('unlisted')
    expect(view('reg-cnca').asked).toBeUndefined()
  })

  it('carries its gaps, and the evidence of its days', () => {
    const { gaps, versions } = view('law-cyber')
    expect(gaps.length).toBeGreaterThan(0)
    expect(versions.at(-1)?.evidence).toBe('recalled')
    expect(view('reg-cnca').gaps).toEqual([])
  })

  it('is named by every reference of the pack at one article or more', () => {
    const shown = new Map(pack.law.map(({ id }) => [id, view(id)]))
    const counted = [...shown.values()].flatMap(({ articles }) => articles.flatMap(({ reliedOnBy }) => reliedOnBy))
    const places = new Set(counted.map(({ kind, of, part }) => `${kind} ${of} ${part ?? ''}`))
    const wanted = library.references.filter(
      ({ during }) => during === undefined || (during.from <= TODAY && (during.until ?? '9999') > TODAY),
    )
    expect(wanted.filter(({ kind, of, part }) => !places.has(`${kind} ${of} ${part ?? ''}`))).toEqual([])
  })
})

describe('the review', () => {
  it('names the text, the number and the day of that number, and the number of today', () => {
    const { obsolete } = reviewOn(library, day(TODAY))
    expect(obsolete).toHaveLength(2)
    expect(obsolete[0]).toMatchObject({
      kind: 'text',
      of: 'rule-cb',
      part: '39',
      basis: { instrument: 'reg-cnca', article: '60', numbering: '2016-02-06', on: '2016-02-06' },
      standing: 'moved',
      articles: ['59'],
    })
  })

  it('names a text that took the place of another', () => {
    const ended = {
      ...pack,
      grounds: [
        {
          code: 'x',
          name: { zh: '甲', en: 'A' },
          acts: ['suspend' as const],
          basis: [{ instrument: 'rule-complaint-2019', article: '31' }],
        },
      ],
    }
    const { obsolete } = reviewOn(libraryOf(ended), day(TODAY))
    const found = obsolete.find(({ kind }) => kind === 'ground')
    expect(found).toMatchObject({ standing: 'ended', successor: { id: 'rule-complaint' } })
  })
})
