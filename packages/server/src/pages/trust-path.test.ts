import { REASONS } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { authority, contextFor, LAW, link, path, RECALLED, steps } from './testing/fixtures.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'
import { markOf, trustPath } from './trust-path.ts'

const zh = contextFor('zh')
const shown = (step: ReturnType<typeof link>, context = zh) =>
  trustPath(context, path('trusted', 'trusted', { steps: [step] }))

describe('the mark of a link', () => {
  it('is a tick where nothing is missing', () => {
    expect(markOf(link('approval'))).toBe('good')
  })

  it('is a question mark for what was not reported, and a cross for everything else', () => {
    const open = REASONS.filter((missing) => markOf(link('approval', { missing })) === 'unknown')
    expect(open.toSorted()).toEqual(['day-not-reported', 'no-rules-on-day', 'not-named'])
  })

  it('stands beside its word, so that neither colour nor shape is needed', () => {
    expect(textOf(shown(link('approval')))).toContain('成立 范围包含')
    expect(textOf(shown(link('approval', { missing: 'none-held' })))).toContain(
      '不成立：登记簿中没有这一天应有的资格。',
    )
    expect(textOf(shown(link('auditor', { missing: 'not-named' })))).toContain('无法核对：机构没有报送由谁完成。')
  })
})

describe('a link', () => {
  it('says its role, holder, number, day, status, validity, issuer and law', () => {
    const text = textOf(shown(link('laboratory', { day: '2025-11-18', number: 'L1', holder: '示例检测' })))
    for (const part of [
      '实验室 示例检测',
      'L1',
      '检测日 2025-11-18',
      '当日状态：有效',
      '有效期 2023-03-01 至 2029-02-28',
      '由“国家认证认可监督管理委员会”作出',
    ]) {
      expect(text).toContain(part)
    }
    expect(text).toContain('依据： 《中华人民共和国认证认可条例》第 9 条（2023-07-20 版）')
  })

  it('names the item that its scope does not contain', () => {
    expect(textOf(shown(link('approval', { missing: 'outside-scope' })))).toContain(
      '范围不包含“家用和类似用途设备：储水式电热水器”',
    )
    expect(textOf(shown(link('approval', { missing: 'status-expired' })))).toContain('涉及“家用和类似用途设备')
  })

  it('marks law that nobody compared with the text', () => {
    expect(shown(link('approval', { basis: [RECALLED] }))).toContain('[条款未与原文核对]')
    expect(shown(link('approval', { basis: [LAW] }))).not.toContain('[条款未与原文核对]')
  })

  it('says when its day was not reported', () => {
    expect(textOf(shown(link('laboratory', { day: null, missing: 'day-not-reported' })))).toContain('日期未报送')
  })

  it('shows a person by number alone, and once', () => {
    const text = textOf(shown(link('auditor', { holder: 'P-1', number: 'P-1' })))
    expect(text.match(/P-1/g)).toHaveLength(1)
  })

  it('calls a holder by its English name for readers of English', () => {
    expect(textOf(shown(link('approval'), contextFor('en')))).toContain('Example Quality Certification Centre')
  })

  it('leads an approval to the body, and a predecessor to its certificate, on the day of the link', () => {
    const law = '/law/reg-cnca?article=9&on=2026-01-07'
    expect(linksOf(shown(link('approval')))).toEqual(['/body/CNCA-R-2099-901?on=2026-01-07', law, law])
    expect(linksOf(shown(link('predecessor', { number: 'OLD/1', day: '2025-12-31' })))).toEqual([
      '/c/OLD%2F1?on=2025-12-31',
      '/law/reg-cnca?article=9&on=2025-12-31',
      law,
    ])
    const known = contextFor('zh', { query: { known: '2026-02-01' } })
    expect(linksOf(shown(link('approval'), known))[0]).toBe('/body/CNCA-R-2099-901?on=2026-01-07&known=2026-02-01')
  })
})

describe('the chain', () => {
  it('ends once at each authority, with the article that gives it its power', () => {
    const html = trustPath(zh, path('trusted', 'trusted'))
    expect(textOf(html).match(/主管部门 国家认证认可监督管理委员会/g)).toHaveLength(1)
    expect(markupFaults(html)).toEqual([])
  })

  it('shows an authority that cannot be confirmed with its own mark', () => {
    const html = shown(link('approval', { above: [{ ...authority(), missing: 'root-unknown' }] }))
    expect(textOf(html)).toContain('不成立：无法确认授予资格的主管部门。')
  })

  it('shows what a predecessor rests on, one level in', () => {
    const html = shown(link('predecessor', { number: 'OLD-1', above: steps() }))
    expect(html.match(/<ol class="chain">/g)).toHaveLength(2)
    expect(markupFaults(html)).toEqual([])
  })

  it('says how many links it leaves out when there are too many', () => {
    const many = Array.from({ length: 40 }, () => link('auditor'))
    const html = trustPath(zh, path('trusted', 'trusted', { steps: many }))
    expect(html.match(/<h3>/g)).toHaveLength(17)
    expect(textOf(html)).toContain('另有 24 环没有在此列出')
  })

  it('follows predecessors no deeper than a reader can', () => {
    let deep = link('predecessor')
    for (let depth = 0; depth < 30; depth += 1) deep = link('predecessor', { above: [deep] })
    const html = shown(deep)
    expect(html.match(/<ol class="chain">/g)).toHaveLength(3)
    expect(textOf(html)).toContain('另有 28 环')
  })

  it.each([
    ['为什么可以相信它', path('trusted', 'trusted')],
    ['签发依据逐项核对', path('trusted', 'not-trusted')],
    ['发证时的核准依据', path('not-trusted', 'trusted')],
  ])('is titled %s', (title, given) => {
    expect(textOf(trustPath(zh, given)).startsWith(title)).toBe(true)
  })
})
