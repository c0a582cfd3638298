import { describe, expect, it } from 'vitest'
import { chosenLanguage, languageOf } from './language.ts'

const asked = (lang?: unknown, accept?: string) => ({
  query: lang === undefined ? {} : { lang },
  headers: accept === undefined ? {} : { 'accept-language': accept },
})

describe('the language of a page', () => {
  it.each([
    ['zh', undefined],
    ['zh', 'fr-FR,fr;q=0.9'],
    ['zh', ''],
    ['zh', '*'],
    ['en', 'en'],
    ['en', 'en-GB,en;q=0.9'],
    ['en', 'fr, en;q=0.5'],
    ['zh', 'zh-CN,zh;q=0.9,en;q=0.8'],
    ['zh', 'en;q=0.7, zh-TW;q=0.8'],
    ['en', 'zh;q=0.1,EN-us;Q=0.9'],
    ['zh', 'en;q=0'],
    ['zh', 'en;q=nonsense'],
    ['zh', 'zh,en'],
    ['zh', 'english'],
  ])('is %s for a browser that prefers %s', (language, accept) => {
    expect(languageOf(asked(undefined, accept))).toBe(language)
  })

  it('is the one that the address names, whatever the browser prefers', () => {
    expect(languageOf(asked('en', 'zh-CN'))).toBe('en')
    expect(languageOf(asked('zh', 'en'))).toBe('zh')
  })

  it.each([['fr'], [['en', 'zh']], [{}], [''], ['EN']])('ignores an address that names %j', (lang) => {
    expect(chosenLanguage(asked(lang))).toBeUndefined()
    expect(languageOf(asked(lang, 'en'))).toBe('en')
  })

  it('does not stumble over a header of any length', () => {
    expect(languageOf(asked(undefined, 'en;q=0.5,'.repeat(100_000)))).toBe('en')
  })
})
