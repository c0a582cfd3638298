import { SITUATIONS } from '@zhengheng/demo'
import type { Page } from '@playwright/test'

export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The address of the server under test; the global set-up has set it. */
export function at(path: string, language: Language = 'zh'): string {
  const url = new URL(path, process.env['E2E_URL'])
  if (language === 'en') url.searchParams.set('lang', 'en')
  return url.href
}

export type Situation = (typeof SITUATIONS)[number]

/** A situation of the demonstration by its key, as `docs/demo.md` names it. */
export function situation(key: string): Situation {
  const found = SITUATIONS.find((one) => one.key === key)
  if (!found) throw new Error(`the demonstration has no situation ${key}`)
  return found
}

/** Headlines of the certificate page by status and basis, as people read them. */
export const HEADLINE = {
  zh: {
    valid: '证书有效',
    'not-trusted': '证书状态为有效，但签发依据不成立',
    suspended: '证书已暂停',
    withdrawn: '证书已撤销',
    missing: '没有查到这张证书',
  },
  en: {
    valid: 'The certificate is valid',
    'not-trusted': 'Recorded as valid, but not rightly issued',
    suspended: 'The certificate is suspended',
    withdrawn: 'The certificate has been withdrawn',
    missing: 'This certificate was not found',
  },
} as const

/** The one headline of a page. */
export function headline(page: Page) {
  return page.getByRole('heading', { level: 1 })
}

/** The key of the demonstration's first body, as the server prints it at its start. */
export function bodyKey(): string {
  const key = process.env['E2E_BODY_KEY']
  if (key === undefined)
    throw new Error('E2E_BODY_KEY is not set: a server that already runs must be given with its key')
  return key
}
