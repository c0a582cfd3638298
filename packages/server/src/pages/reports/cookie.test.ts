import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { endedCookie, MINUTES, readCookie, sealedCookie } from './cookie.ts'

const SECRET = Buffer.from('secret')
const HASH = createHash('sha256').update('zk_key').digest()
const NOW = new Date('2026-06-15T08:00:00Z')
const given = (header: string): string => header.split(';', 1)[0] ?? ''
const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000)

describe('the cookie of a sender', () => {
  const cookie = given(sealedCookie(SECRET, HASH, NOW, true))

  it('stands for the key until it was not used for some time', () => {
    expect(readCookie(SECRET, cookie, later(MINUTES - 1))).toEqual(HASH)
    expect(readCookie(SECRET, cookie, later(MINUTES))).toBe('ended')
  })

  it('is found among others', () => {
    expect(readCookie(SECRET, `a=b; ${cookie}; c=d`, NOW)).toEqual(HASH)
  })

  it.each([
    ['another secret', Buffer.from('other'), cookie],
    [
      'a changed key',
      SECRET,
      cookie.replace(HASH.toString('base64url'), createHash('sha256').update('x').digest('base64url')),
    ],
    ['a longer time', SECRET, cookie.replace(/\.\d+\./, `.${later(10_000).getTime()}.`)],
    ['no seal', SECRET, cookie.replace(/[^.]+$/, '')],
    ['nothing', SECRET, undefined],
    ['another name', SECRET, cookie.replace('zhengheng_report', 'x')],
  ])('is worth nothing with %s', (_name, secret, header) => {
    expect(readCookie(secret, header, NOW)).toBeUndefined()
  })

  it('is out of reach of scripts and of other sites, and encrypted where the site is', () => {
    expect(sealedCookie(SECRET, HASH, NOW, false)).toMatch(/; Path=\/report; Max-Age=1800; HttpOnly; SameSite=Strict$/)
    expect(sealedCookie(SECRET, HASH, NOW, true)).toMatch(/; Secure$/)
    expect(endedCookie(true)).toContain('=; Path=/report; Max-Age=0;')
  })
})
