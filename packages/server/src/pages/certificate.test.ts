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
    // Data for machines is no script.
    expect(page).not.toMatch(/<script(?! type="application\/ld\+json">)|<iframe|<img|src=|@import|url\(| on[a-z]+=/)
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

describe('the page of a self-declaration', () => {
  const declared = certificate({
    family: 'declaration',
    kind: 'ccc-declaration',
    procedure: { code: 'A', name: { zh: '程序 A：自选实验室', en: 'Procedure A' } },
  })

  it.each(['zh', 'en'] as const)('is a well-formed document within its weight in %s', (language) => {
    const page = certificatePage(declared, path('trusted', 'trusted'), contextFor(language))
    expect(markupFaults(page)).toEqual([])
    expect(Buffer.byteLength(page)).toBeLessThan(30 * 1024)
  })

  it('says that it is the maker’s own word, and that no third party decided', () => {
    const text = textOf(certificatePage(declared, path('trusted', 'trusted'), contextFor('zh')))
    expect(text).toContain('自我声明有效')
    expect(text).toContain('没有第三方认证机构为它作出认证决定')
    expect(text).toContain('声明编号')
    expect(text).toContain('声明人')
    expect(text).toContain('程序 A：自选实验室')
  })

  it('names no body that issued it, and never calls itself a certificate', () => {
    const text = textOf(certificatePage(declared, path('not-trusted', 'trusted'), contextFor('zh')))
    expect(text).toContain('自我声明已撤销')
    expect(text).not.toContain('发证机构 ')
    expect(text).not.toMatch(/这张证书|证书编号|获证组织/)
  })
})

describe('the facts of a certificate', () => {
  it('lead to everything its holder has, and to its main certificate', () => {
    const view = certificate({ main: 'MAIN-1', scopeText: '电热水器的设计和生产', firstIssued: '2020-01-01' })
    const page = certificatePage(view, path('trusted', 'trusted'), contextFor('zh', { query: { on: '2026-02-01' } }))
    expect(linksOf(page)).toContain('/org/91330523MA2B0EXA1X?on=2026-02-01')
    expect(linksOf(page)).toContain('/c/MAIN-1')
    expect(textOf(page)).toContain('证书上的范围原文 电热水器的设计和生产')
    expect(textOf(page)).toContain('首次发证日期 2020-01-01')
  })

  it('lead from a laboratory and a person to their pages on their own day', () => {
    const page = certificatePage(certificate(), path('trusted', 'trusted'), contextFor('zh'))
    expect(linksOf(page)).toContain('/lab/CNAS%20L9901?on=2025-11-18')
  })
})
