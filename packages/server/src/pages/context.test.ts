import { describe, expect, it } from 'vitest'
import { bodyPath, certificatePath, here, link, named, partyName } from './context.ts'
import { cut, daysBetween, foreign, instant, listing, withForeign, withinWeight } from './text.ts'
import { CONTENT_SECURITY_POLICY, STYLE } from './style.ts'
import { qrCode } from './qr-code.ts'
import { contextFor } from './testing/fixtures.ts'

const zh = contextFor('zh', { query: { on: '2026-01-01' } })

describe('addresses', () => {
  it('carry no language for readers of Chinese, and the language for others', () => {
    expect(link(zh, '/verify')).toBe('/verify')
    expect(link(contextFor('en'), '/verify')).toBe('/verify?lang=en')
    expect(link(contextFor('zh', { carriesLanguage: true, large: true }), '/', { q: 'a b' })).toBe(
      '/?q=a+b&lang=zh&size=l',
    )
  })

  it('leave out what is not given', () => {
    expect(link(zh, '/x', { on: undefined, known: '' })).toBe('/x')
  })

  it('of this page keep its question when language or size changes', () => {
    expect(here(zh, { language: 'en' })).toBe('/c/2026010703123456?on=2026-01-01&lang=en')
    expect(here(zh, { large: true })).toBe('/c/2026010703123456?on=2026-01-01&size=l')
    expect(here(contextFor('en', { large: true }), { large: false })).toBe('/c/2026010703123456?lang=en')
  })

  it('keep a number one segment of the path, whatever stands in it', () => {
    expect(certificatePath('../a b?c#d')).toBe('/c/..%2Fa%20b%3Fc%23d')
    expect(bodyPath('甲/1')).toBe('/body/%E7%94%B2%2F1')
  })
})

describe('names', () => {
  it('are in the language of the reader, and fall back to the other', () => {
    expect(named(zh, { zh: '甲', en: 'A' })).toBe('甲')
    expect(named(contextFor('en'), { zh: '甲', en: '' })).toBe('甲')
    expect(partyName(contextFor('en'), { name: '甲' })).toBe('甲')
    expect(partyName(contextFor('en'), { name: '甲', nameEn: 'A' })).toBe('A')
    expect(partyName(zh, { name: '甲', nameEn: 'A' })).toBe('甲')
  })
})

describe('text of others', () => {
  it('is escaped, isolated in its direction, and cut between characters', () => {
    expect(foreign('<a href="x">')).toBe('<bdi>&#60;a href&#61;&#34;x&#34;&#62;</bdi>')
    expect(cut('𠀀'.repeat(5), 3)).toBe('𠀀𠀀𠀀…')
    expect(cut('abc', 3)).toBe('abc')
  })

  it('stands in a sentence without becoming part of it', () => {
    expect(withForeign('没有 {number}。', { number: '<1>' })).toBe('没有 <bdi>&#60;1&#62;</bdi>。')
    expect(withForeign('{a}{b}', { a: '{b}', b: '2' })).toBe('<bdi>{b}</bdi><bdi>2</bdi>')
  })

  it('says how much of a list is not shown', () => {
    expect(listing(zh, ['a', 'b', 'c'], 2)).toBe(
      '<bdi>a</bdi>、<bdi>b</bdi> <small>还有 1 项，全部内容见数据接口。</small>',
    )
    expect(listing(zh, [], 2)).toBe('')
  })
})

describe('time', () => {
  it('is told in the zone of the register, with its offset', () => {
    expect(instant(zh, new Date('2026-11-22T16:05:00Z'))).toBe('2026-11-23 00:05 GMT+8')
  })

  it('between days counts days', () => {
    expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1)
    expect(daysBetween('2026-03-01', '2026-02-28')).toBe(-1)
  })
})

describe('the weight of a page', () => {
  it('is kept by drawing it narrower', () => {
    expect(withinWeight(({ items }) => 'x'.repeat(items * 1000))).toHaveLength(20_000)
    expect(withinWeight(({ items }) => 'x'.repeat(items * 2000))).toHaveLength(12_000)
  })
})

describe('the policy of a page', () => {
  it('lets in the one stylesheet by its hash and nothing else', () => {
    expect(CONTENT_SECURITY_POLICY).toMatch(
      /^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; img-src data:;/,
    )
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|script-src|\*/)
    expect(STYLE).not.toMatch(/url\(|@import|<\//)
  })
})

describe('the code to scan', () => {
  it('holds nothing but the address of the certificate on this site', () => {
    const html = qrCode(zh, '2026/1')
    expect(html).toContain('https://register.example.org/c/2026%2F1')
    expect(html).toContain('<svg viewBox="-4 -4 ')
    expect(Buffer.byteLength(html)).toBeLessThan(6000)
  })

  it('is left out when it would be too fine to scan', () => {
    expect(qrCode(zh, '长'.repeat(60))).toBe('')
  })
})
