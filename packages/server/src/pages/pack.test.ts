import type { PackView } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { gapsSection } from './gaps.ts'
import { packPage } from './pack.ts'
import { contextFor } from './testing/fixtures.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'

const GAP = {
  code: 'x',
  what: { zh: '县级区划的<变化>', en: 'Changes of <counties>' },
  needed: { zh: '公布稿', en: 'The published lists' },
  shownAt: ['/pack'],
}

function view(change: Partial<PackView> = {}): PackView {
  return {
    code: 'cn',
    version: '1',
    name: { zh: '中国', en: 'China' },
    digest: 'a'.repeat(64),
    counts: { regions: 3341, schemes: 60 },
    evidence: [{ part: 'law', confirmed: 30, recalled: 12 }],
    calendar: {
      publishedUntil: '2027-12-31',
      years: [
        { year: 2026, origin: 'pack', workingDays: 248 },
        { year: 2027, origin: 'loaded', workingDays: 250, source: '通知 <b>', published: '2026-11-05', seq: 7 },
      ],
    },
    gaps: [GAP],
    history: [{ code: 'cn', version: '1', digest: 'a'.repeat(64), recordedAt: '2026-11-20T02:00:00.000Z', seq: 3 }],
    ...change,
  }
}

describe('the page of the pack', () => {
  const english = packPage(view(), contextFor('en', { path: '/pack' }))
  const chinese = packPage(view(), contextFor('zh', { path: '/pack' }))

  it('says version, digest, counts, evidence and history, in both languages', () => {
    expect(textOf(english)).toMatch(/Country pack: China .*Version 1 .*a{64}/)
    expect(textOf(english)).toMatch(/Legal texts 42 30 12/)
    expect(textOf(english)).toMatch(/Divisions of the country 3341/)
    expect(textOf(english)).toContain('2026-11-20: version 1, entry 3 of the public log')
    expect(textOf(chinese)).toMatch(/国家资料包：中国.*法律文本 42 30 12/)
    for (const page of [english, chinese]) expect(markupFaults(page)).toEqual([])
  })

  it('says which years were added to the register, by which notice', () => {
    expect(textOf(english)).toMatch(
      /2026 248 the pack 2027 250 added to the register: 通知 <b> \(published 2026-11-05\)/,
    )
    expect(english).not.toContain('通知 <b>')
  })

  it('says what is not on file, and what would fill it', () => {
    expect(textOf(english)).toContain('Changes of <counties> Needed to fill it: The published lists')
    expect(textOf(chinese)).toContain('县级区划的<变化> 补齐需要：公布稿')
    expect(english).not.toContain('<counties>')
  })

  it('says so when nothing is missing and nothing was recorded yet', () => {
    const text = textOf(packPage(view({ gaps: [], history: [] }), contextFor('en')))
    expect(text).toContain('Nothing is known to be missing.')
    expect(text).toContain('Not yet recorded in the register.')
  })

  it('stays light with all gaps of a country and twenty years of notices', () => {
    const years = Array.from({ length: 20 }, (_none, at) => ({
      year: 2027 + at,
      origin: 'loaded' as const,
      workingDays: 250,
      source: '通'.repeat(900),
      published: '2026-11-05',
      seq: at,
    }))
    const heavy = view({
      gaps: Array.from({ length: 80 }, () => GAP),
      calendar: { publishedUntil: '2046-12-31', years },
    })
    const page = packPage(heavy, contextFor('en'))
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(30 * 1024)
    expect(textOf(page)).toContain('2046')
  })

  it('leads on to the data', () => {
    expect(linksOf(english)).toContain('/api/v1/pack')
  })
})

describe('gaps on other pages', () => {
  it('stand there only where there are any', () => {
    expect(gapsSection(contextFor('en'), [])).toBe('')
    expect(textOf(gapsSection(contextFor('en'), [GAP]))).toMatch(/^Not on file .*not guessed/)
  })
})
