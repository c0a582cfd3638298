import { describe, expect, it } from 'vitest'
import { certificatePage } from './certificate.ts'
import {
  certificate,
  contextFor,
  LAW,
  link,
  NUMBER,
  path,
  RECALLED,
  steps,
  TODAY,
  withdrawn,
} from './testing/fixtures.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'

const WEIGHT = 30 * 1024
const HOSTILE = `<script>alert("x")</script>' onload='y'&amp;\u202eevil\u2066 ${'长'.repeat(500)}`

describe.each(['zh', 'en'] as const)('the page of a certificate in %s', (language) => {
  const context = contextFor(language)
  const page = certificatePage(certificate(), path('trusted', 'trusted'), context)

  it('is one well-formed document in its language, with its landmarks', () => {
    expect(markupFaults(page)).toEqual([])
    expect(page).toContain(`<html lang="${language === 'en' ? 'en' : 'zh-CN'}">`)
    for (const landmark of ['<header>', '<main id="main"', '<footer', '<nav aria-label='])
      expect(page).toContain(landmark)
    expect(page.match(/<h1/g)).toHaveLength(1)
  })

  it('needs no script and asks for nothing else', () => {
    expect(page).not.toMatch(/<script|<iframe|<img|src=|@import|url\(| on[a-z]+=/)
    expect(page.match(/<link /g)).toHaveLength(1)
    expect(page).toContain('<link rel="icon" href="data:,">')
  })

  it('stays within its weight', () => {
    expect(Buffer.byteLength(page)).toBeLessThan(WEIGHT)
  })

  it('leaves no value unfilled and no code unworded', () => {
    expect(textOf(page)).not.toMatch(/\{\w+\}|undefined|\[object|NaN/)
  })

  it('leads to the body on the day of issue, the signed file, the verifier, the data, and the report of a problem', () => {
    const links = linksOf(page).map((address) => address.replace(/[?&]lang=en/, '').replace('?&', '?'))
    expect(links).toEqual(
      expect.arrayContaining([
        '/body/CNCA-R-2099-901',
        expect.stringMatching(/^\/body\/CNCA-R-2099-901\?on=2026-01-07/),
        `/credentials/${NUMBER}`,
        '/verify',
        `/api/v1/certificates/${NUMBER}`,
        `/api/v1/certificates/${NUMBER}/trust-path`,
        `/c/${NUMBER}/report-problem`,
      ]),
    )
  })

  it('shows hostile text as text, cut to what a page can carry', () => {
    const view = certificate({
      // The register takes no longer ones.
      number: HOSTILE.slice(0, 60),
      holder: { name: HOSTILE, identifiers: [{ scheme: HOSTILE, value: HOSTILE }], region: HOSTILE },
      issuer: { name: HOSTILE, approvalNumber: HOSTILE.slice(0, 60) },
      product: HOSTILE,
      models: Array.from({ length: 1000 }, () => HOSTILE),
      factory: HOSTILE,
      scope: Array.from({ length: 500 }, () => ({ code: 'x', name: { zh: HOSTILE, en: HOSTILE } })),
    })
    const hostile = certificatePage(view, path('trusted', 'trusted'), context)
    expect(hostile).not.toContain('<script>alert')
    expect(hostile).not.toMatch(/<[^>]* onload=/)
    expect(markupFaults(hostile)).toEqual([])
    expect(hostile).toMatch(/<bdi>&#60;script&#62;/)
    expect(Buffer.byteLength(hostile)).toBeLessThan(WEIGHT)
  })

  it('stays within its weight with a thousand models, a long history and a long path', () => {
    const view = certificate({
      models: Array.from({ length: 1000 }, (_, index) => `QY-${String(index)}`),
      sites: Array.from({ length: 300 }, (_, index) => `第 ${String(index)} 个场所，某省某市某区某路`),
      history: Array.from({ length: 200 }, (_, index) => ({
        act: 'change',
        effective: '2026-02-01',
        recorded: '2026-03-01',
        seq: index,
        reason: { code: 'x', name: { zh: '更改型号', en: 'Models changed' } },
        basis: [LAW, RECALLED],
      })),
    })
    const long = path('trusted', 'trusted', {
      steps: [...steps(), link('predecessor', { above: [...steps(), ...steps(), ...steps(), ...steps()] })],
    })
    expect(Buffer.byteLength(certificatePage(view, long, context))).toBeLessThan(WEIGHT)
  })
})

describe('the page of a certificate on another day', () => {
  const context = contextFor('zh', { query: { on: '2026-03-01', known: '2026-03-20' } })
  const asOf = { on: '2026-03-01', known: '2026-03-20', at: '2026-11-22T06:40:00.000Z' }
  const page = certificatePage(certificate({ asOf }), path('trusted', 'trusted', { on: '2026-03-01' }), context)

  it('says so above everything and leads back to today', () => {
    expect(page.indexOf('class="notice"')).toBeLessThan(page.indexOf('class="banner'))
    expect(textOf(page)).toContain(
      '这是 2026-03-01 这一天的情况，只计入登记簿到 2026-03-20 为止所知道的内容。 查看今天的情况',
    )
    expect(linksOf(page)).toContain(`/c/${NUMBER}`)
  })

  it('keeps both days in the form and in the addresses of the data', () => {
    expect(page).toContain('name="on" value="2026-03-01"')
    expect(page).toContain('name="known" value="2026-03-20"')
    expect(linksOf(page)).toContain(`/api/v1/certificates/${NUMBER}?on=2026-03-01&known=2026-03-20`)
  })

  it('says how far its data reach', () => {
    expect(textOf(page)).toContain('数据截至 2026-03-20 已登记的内容')
  })

  it('says nothing of the kind today', () => {
    const today = certificatePage(certificate(), path('trusted', 'trusted'), contextFor('zh'))
    expect(today).not.toContain('class="notice"')
    expect(today).toContain(`name="on" value="${TODAY}"`)
  })
})

describe('what a page says of a withdrawn certificate', () => {
  const page = textOf(certificatePage(withdrawn(), path('not-trusted', 'trusted'), contextFor('zh')))

  it('is that it was withdrawn, and that this does not rest on how it was issued', () => {
    expect(page).toContain('证书已撤销 自 2026-09-18 起被撤销，不再有效。')
    expect(page).toContain('签发有据：2026-01-07 签发时，各项依据核对成立。')
    expect(page).toContain('发证时的核准依据')
    expect(page).toContain('不改变上面“证书已撤销”的结论')
  })

  it('tells what happened, latest first, with what was reported late', () => {
    expect(page.indexOf('撤销 2026-09-18 2026-09-18')).toBeLessThan(page.indexOf('暂停 2026-06-12 2026-06-20'))
    expect(page).toContain('暂停 2026-06-12 2026-06-20 晚 8 天登记 年度跟踪检查不合格')
    expect(page).toContain('条款未与原文核对')
  })
})
