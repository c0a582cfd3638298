import { describe, expect, it } from 'vitest'
import { bodyMissingPage, bodyPage } from './body.ts'
import { body, contextFor } from './testing/fixtures.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'

const zh = contextFor('zh', { path: '/body/CNCA-R-2099-901' })
const approval = body().grants[0]
if (!approval) throw new Error('the fixture has an approval')

describe('the page of a body', () => {
  it.each(['zh', 'en'] as const)('is a well-formed document within its weight in %s', (language) => {
    const page = bodyPage(body(), contextFor(language))
    expect(markupFaults(page)).toEqual([])
    expect(Buffer.byteLength(page)).toBeLessThan(30 * 1024)
    expect(page.match(/<h1/g)).toHaveLength(1)
  })

  it('says in a sentence that its approval is valid, and what it does not reach', () => {
    const text = textOf(bodyPage(body(), zh))
    expect(text).toContain('在 2026-11-22，这家机构的批准有效')
    expect(text).toContain('家用和类似用途设备 ccc/07')
    expect(text).toContain('不含： 微波炉 ccc/07/0709')
  })

  it('shows what was recorded later than it took effect', () => {
    expect(textOf(bodyPage(body(), zh))).toContain('缩小范围 2026-03-10 2026-04-12 晚 33 天登记')
  })

  it('does not take an order to stop business for a withdrawal', () => {
    const text = textOf(bodyPage(body({ grants: [{ ...approval, status: 'stopped' }] }), zh))
    expect(text).toContain('被责令停业整顿')
    expect(text).toContain('停业整顿不等于批准被撤销')
    expect(text).toContain('状态：停业整顿')
  })

  it.each([['withdrawn'], ['expired'], ['cancelled']])(
    'says of a %s approval that there is none that is valid',
    (status) => {
      expect(textOf(bodyPage(body({ grants: [{ ...approval, status }] }), zh))).toContain('这家机构没有有效的批准')
    },
  )

  it('says when it holds nothing at all', () => {
    expect(textOf(bodyPage(body({ grants: [] }), zh))).toContain('登记簿中没有这家机构的任何资格')
  })

  it('keeps approval, designation and accreditation apart', () => {
    const grants = [approval, { ...approval, family: 'designation' }, { ...approval, family: 'accreditation' }]
    const headings = [...bodyPage(body({ grants }), zh).matchAll(/<h2>([^<]*)/g)].map((found) => found[1])
    expect(headings).toEqual(expect.arrayContaining(['批准 · body', '指定 · body', '认可 · body']))
  })

  it('counts what it issued by scheme and status; today each number leads to the list behind it', () => {
    const page = bodyPage(body(), zh)
    expect(textOf(page)).toContain('签发的证书共 1,234 张')
    expect(linksOf(page)).toContain('/search?issuer=CNCA-R-2099-901&scheme=ccc&status=valid')
    const past = bodyPage(body({ asOf: { on: '2020-01-01', known: null } }), zh)
    expect(linksOf(past).some((link) => link.startsWith('/search?issuer'))).toBe(false)
  })

  it('lists published decisions apart from what was granted, each with its basis', () => {
    const text = textOf(bodyPage(body(), zh))
    expect(text).toMatch(/公布的决定.*缩小范围 2026-03-10 批准 CNCA-R-2099-901.*第 28 条/)
    const [grant] = body().grants
    const calm = grant ? [{ ...grant, history: grant.history.slice(0, 1) }] : []
    expect(textOf(bodyPage(body({ grants: calm }), zh))).toContain('没有限制、停止或终止的记载')
  })

  it('says how promptly it reports: half and nine of ten, where the page is about today', () => {
    const reporting = { acts: 4321, last: '2026-11-20', medianDays: 3, ninetiethDays: 12 }
    const text = textOf(bodyPage(body(), zh, reporting))
    expect(text).toContain('近一年报送 4,321 件，最近一次在 2026-11-20。一半在发生后 3 天内报送，九成在 12 天内报送。')
    expect(textOf(bodyPage(body(), zh, null))).toContain('近一年没有报送的记载')
    expect(textOf(bodyPage(body(), zh))).not.toContain('近一年')
  })

  it('leads to how promptly it reports, and to the feed of its changes', () => {
    const links = linksOf(bodyPage(body(), zh))
    expect(links).toContain('/freshness')
    expect(links).toContain('/feeds/changes.atom?body=CNCA-R-2099-901')
  })

  it('never shows a credit class, which is internal', () => {
    expect(textOf(bodyPage(body(), zh))).not.toMatch(/信用|等级/)
  })

  it('stays within its weight with the longest scopes and histories', () => {
    const scope = Array.from({ length: 2000 }, (_, index) => ({
      code: `ccc/07/${String(index)}`,
      name: { zh: `第 ${String(index)} 类家用和类似用途设备`, en: 'x' },
    }))
    const history = Array.from({ length: 300 }, () => approval.history[1] ?? approval.history[0]).flatMap(
      (one) => one ?? [],
    )
    const grants = Array.from({ length: 6 }, () => ({ ...approval, scope, except: scope, history }))
    const page = bodyPage(body({ grants }), zh)
    expect(Buffer.byteLength(page)).toBeLessThan(30 * 1024)
    expect(textOf(page)).toContain('还有')
  })

  it('leads to the data of the same day', () => {
    const context = contextFor('zh', { query: { on: '2026-01-01' } })
    expect(linksOf(bodyPage(body(), context))).toContain('/api/v1/bodies/CNCA-R-2099-901?on=2026-01-01')
  })
})

describe('a body that is not there', () => {
  it('is told with its number as text, the day, and a way on', () => {
    const page = bodyMissingPage('<b>9', zh, { on: '2001-01-01', known: null })
    expect(textOf(page)).toContain('登记簿中没有批准编号 <b>9')
    expect(textOf(page)).toContain('这是 2001-01-01 这一天的情况')
    expect(page).toContain('role="search"')
    expect(markupFaults(page)).toEqual([])
  })
})
