import { cite, day } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { article, TEXTS } from './article.ts'
import { readLaw } from './catalogue.ts'

const texts = readLaw()
const byId = new Map(texts.map((text) => [text.id, text]))

function versionOn(id: string, on: string): string | undefined {
  return cite({ instrument: id, article: '1' }, day(on), byId).version
}

describe('the legal catalogue', () => {
  it('names every text once', () => {
    expect(byId.size).toBe(texts.length)
    expect(texts.length).toBe(62)
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
