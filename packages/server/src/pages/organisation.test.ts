import { describe, expect, it } from 'vitest'
import { ambiguousPage, organisationMissingPage, organisationPage } from './organisation.ts'
import { contextFor, organisation, TODAY } from './testing/fixtures.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'

const PATH = '/org/91330523MA2B0EXA1X'
const zh = contextFor('zh', { path: PATH })

describe('the page of an organisation', () => {
  it.each(['zh', 'en'] as const)('is a well-formed document within its weight in %s', (language) => {
    const page = organisationPage(organisation(), contextFor(language, { path: PATH }))
    expect(markupFaults(page)).toEqual([])
    expect(Buffer.byteLength(page)).toBeLessThan(30 * 1024)
    expect(page.match(/<h1/g)).toHaveLength(1)
  })

  it('says how many are its own, whatever their status, and on which day', () => {
    expect(textOf(organisationPage(organisation(), zh))).toContain('在 2026-11-22，登记簿中它名下有 44 张证书和声明')
  })

  it('counts by scheme and status, both families together, and each number leads to its list', () => {
    const page = organisationPage(organisation(), zh)
    expect(textOf(page)).toContain('强制性产品认证（CCC） 43 1 44')
    expect(linksOf(page)).toContain(`${PATH}?status=withdrawn&scheme=ccc`)
  })

  it('names what it is to each certificate', () => {
    expect(textOf(organisationPage(organisation(), zh))).toContain('它的身份：持有人、生产者（制造商）')
  })

  it('shows the names it had, each with its days', () => {
    const text = textOf(organisationPage(organisation(), zh))
    expect(text).toMatch(/安吉清源电器厂 （ 2015-03-01 起，到 2019-08-01 之前/)
    expect(textOf(organisationPage(organisation({ names: [] }), zh))).not.toContain('用过的名称')
  })

  it('keeps day and filter on the way to the next page and to a certificate', () => {
    const query = { on: '2026-01-01', status: 'valid' }
    const page = organisationPage(organisation(), contextFor('zh', { path: PATH, query }))
    expect(linksOf(page)).toContain(`${PATH}?on=2026-01-01&status=valid&cursor=17`)
    expect(linksOf(page).some((link) => link.startsWith('/c/') && link.endsWith('?on=2026-01-01'))).toBe(true)
    expect(textOf(page)).toContain('只看有效')
    expect(linksOf(page)).toContain(`${PATH}?on=2026-01-01`)
  })

  it('says of an organisation without any that this is about the record, not about its rights', () => {
    const text = textOf(organisationPage(organisation({ counts: [], total: 0, items: [], next: null }), zh))
    expect(text).toContain('没有证书，也没有声明')
    expect(text).not.toContain('更早的')
  })

  it('leads to the data and the feeds of the same organisation', () => {
    const links = linksOf(organisationPage(organisation(), zh))
    expect(links).toContain('/api/v1/organisations/uscc%3A91330523MA2B0EXA1X')
    expect(links).toContain('/feeds/changes.atom?organisation=uscc%3A91330523MA2B0EXA1X')
    expect(links.some((one) => one.startsWith('/search?q='))).toBe(true)
  })

  it('stays within its weight with the longest names', () => {
    const [item] = organisation().items
    const items = Array.from({ length: 20 }, () => ({ ...item, product: '长'.repeat(300), number: '9'.repeat(200) }))
    const names = Array.from({ length: 60 }, (_, at) => ({
      name: `${'名'.repeat(120)}${at}`,
      from: '2020-01-01',
      until: null,
    }))
    const page = organisationPage(organisation({ items: items as never, names }), zh)
    expect(Buffer.byteLength(page)).toBeLessThan(30 * 1024)
  })

  it('takes nothing of others for markup', () => {
    const page = organisationPage(organisation({ name: '<script>alert(1)</script>' }), zh)
    expect(page).not.toContain('<script>')
    expect(markupFaults(page)).toEqual([])
  })
})

describe('an organisation that is not there', () => {
  it('is told with its code as text, and a way on', () => {
    const page = organisationMissingPage('<b>9', zh, { on: TODAY, known: null })
    expect(textOf(page)).toContain('登记簿中没有代码 <b>9')
    expect(page).toContain('role="search"')
  })
})

describe('a code of several organisations', () => {
  it('is asked back: one link for each kind of code', () => {
    const fault = { pointer: '/identifier', code: 'ambiguous', params: { identifiers: 'uscc:1 org:1' } }
    const page = ambiguousPage(fault, zh)
    expect(linksOf(page)).toEqual(expect.arrayContaining(['/org/uscc%3A1', '/org/org%3A1']))
    expect(textOf(page)).toContain('统一社会信用代码')
  })
})
