import { describe, expect, it } from 'vitest'
import { contextFor, certificate, path } from './testing/fixtures.ts'
import { textOf } from './testing/reading.ts'
import { headline, reasonText, roleText, statusText, toneOf, verdictBanner } from './verdict.ts'

const zh = contextFor('zh')
const standing = (status: string) => ({ standing: { verdict: 'not-trusted', status, reasons: [`status-${status}`] } })

describe('the headline', () => {
  it.each([
    ['证书有效', path('trusted', 'trusted')],
    ['证书有效，但签发依据不完整', path('trusted', 'incomplete')],
    ['证书状态为有效，但签发依据不成立', path('trusted', 'not-trusted')],
    ['证书已撤销', path('not-trusted', 'trusted')],
    ['证书已暂停', path('not-trusted', 'trusted', standing('suspended'))],
    ['证书已注销', path('not-trusted', 'trusted', standing('cancelled'))],
    ['证书已过期', path('not-trusted', 'not-trusted', standing('expired'))],
    ['证书已换证', path('not-trusted', 'trusted', standing('replaced'))],
    ['证书自始无效', path('not-trusted', 'trusted', standing('annulled'))],
    ['证书尚未生效', path('not-trusted', 'trusted', standing('pending'))],
    [
      '状态为有效，但不能确认',
      path('trusted', 'trusted', {
        standing: { verdict: 'incomplete', status: 'valid', reasons: ['no-rules-on-day'] },
      }),
    ],
  ])('is %s', (text, given) => {
    expect(headline(zh, given)).toBe(text)
  })
})

describe('the look of both verdicts together', () => {
  it.each([
    ['good', path('trusted', 'trusted')],
    ['warn', path('trusted', 'incomplete')],
    ['bad', path('trusted', 'not-trusted')],
    ['bad', path('not-trusted', 'trusted')],
    ['warn', path('not-trusted', 'trusted', standing('suspended'))],
    ['calm', path('not-trusted', 'trusted', standing('cancelled'))],
    ['calm', path('not-trusted', 'trusted', standing('expired'))],
    ['bad', path('not-trusted', 'not-trusted', standing('expired'))],
    ['bad', path('not-trusted', 'trusted', standing('annulled'))],
  ])('is %s', (tone, given) => {
    expect(toneOf(given)).toBe(tone)
  })

  it('is never good unless both are', () => {
    for (const one of ['trusted', 'incomplete', 'not-trusted'] as const) {
      for (const two of ['trusted', 'incomplete', 'not-trusted'] as const) {
        expect(toneOf(path(one, two)) === 'good').toBe(one === 'trusted' && two === 'trusted')
      }
    }
  })
})

function banner(given: ReturnType<typeof path>, language: 'zh' | 'en' = 'zh'): string {
  return textOf(verdictBanner(contextFor(language), certificate({ statusSince: '2026-09-18' }), given))
}

describe('the banner', () => {
  it('answers both questions, each in a sentence with its day', () => {
    expect(banner(path('trusted', 'trusted'))).toBe(
      '证书有效 在 2026-11-22，这张证书有效。 签发有据：2026-01-07 签发时，各项依据核对成立。',
    )
  })

  it('says carefully of a valid certificate that it was not rightly issued, and why', () => {
    const given = path('trusted', 'not-trusted', {
      basisAtIssue: {
        verdict: 'not-trusted',
        day: '2026-01-07',
        reasons: ['outside-scope', 'outside-scope', 'same-person'],
      },
    })
    const text = banner(given)
    expect(text).toContain('这不等于产品不合格。原因：在这一天的范围不包含这一项、应由不同的人完成，记载的却是同一人。')
    expect(banner(given, 'en')).toContain('Not rightly issued:')
  })

  it('says of an incomplete basis that this is no breach', () => {
    expect(banner(path('trusted', 'incomplete'))).toContain('这不等于违规')
  })

  it('says of a cancellation that nobody need be at fault', () => {
    expect(banner(path('not-trusted', 'trusted', standing('cancelled')))).toContain('注销不表示有过错')
  })

  it('does not repeat as a reason what the status says', () => {
    expect(banner(path('not-trusted', 'trusted'))).not.toContain('原因')
  })
})

describe('codes without words', () => {
  it('are shown as they are', () => {
    expect([reasonText(zh, 'new'), roleText(zh, 'new'), statusText(zh, 'new')]).toEqual(['new', 'new', 'new'])
  })
})
