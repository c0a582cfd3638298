import { STATUSES } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { accessibilityPage } from './accessibility.ts'
import { helpPage } from './help.ts'
import { contextFor } from './testing/fixtures.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'
import { words } from './context.ts'

const zh = contextFor('zh', { path: '/help' })
const PAGES = [
  ['help', helpPage],
  ['accessibility', accessibilityPage],
] as const

describe.each(PAGES)('the page of %s', (_name, draw) => {
  it.each(['zh', 'en'] as const)('is one well-formed, light document in %s without scripts', (language) => {
    const page = draw(contextFor(language))
    expect(markupFaults(page)).toEqual([])
    expect(page).not.toMatch(/<script|<img|src=| on[a-z]+=/)
    expect(Buffer.byteLength(page)).toBeLessThan(20 * 1024)
    expect(page.match(/<h1/g)).toHaveLength(1)
    expect(textOf(page)).not.toMatch(/\{\w+\}|undefined/)
  })

  it('is found by search engines: it is about no certificate', () => {
    expect(draw(zh)).not.toContain('noindex')
  })

  it('is linked from the foot of every page', () => {
    const links = linksOf(draw(contextFor('en', { large: true })))
    for (const path of ['/help', '/law', '/glossary', '/accessibility'])
      expect(links).toContain(`${path}?lang=en&size=l`)
  })
})

describe('help', () => {
  it('explains every state that a certificate may have, and what to do', () => {
    const explained = Object.entries(words(zh).help.statuses)
    const known = new Set(explained.map(([status]) => status))
    expect(STATUSES.filter((status) => status !== 'stopped' && !known.has(status))).toEqual([])
    for (const [status, [means, action]] of explained) {
      expect(means?.length ?? 0, status).toBeGreaterThan(5)
      expect(action?.length ?? 0, status).toBeGreaterThan(5)
    }
  })

  it('says that not found is not fake, in every kind of it', () => {
    const text = textOf(helpPage(zh))
    expect(text).toContain('没有查到，不一定是假证书')
    for (const kind of Object.values(words(zh).help.missing)) expect(text).toContain(kind)
  })

  it('says how to check without the site, and leads there', () => {
    expect(linksOf(helpPage(zh))).toContain('/verify')
    expect(textOf(helpPage(zh))).toContain('断开网络')
  })

  it('has a list of its parts, each of which exists', () => {
    const page = helpPage(zh)
    const targets = linksOf(page).filter((link) => link.startsWith('#') && link !== '#main')
    expect(targets.length).toBeGreaterThan(5)
    for (const target of targets) expect(page).toContain(`<h2 id="${target.slice(1)}">`)
  })
})

describe('the accessibility statement', () => {
  it('says what falls short, how it was checked, and whom to tell', () => {
    const text = textOf(accessibilityPage(zh))
    for (const part of ['WCAG 2.2 AA', 'GB/T 37668-2019', '已知的不足', '没有请外部机构评测', '遇到障碍'])
      expect(text).toContain(part)
  })
})
