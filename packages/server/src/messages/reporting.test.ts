import { describe, expect, it } from 'vitest'
import { findingFix, findingMessage } from './findings.ts'
import { paramsOf } from './fill.ts'
import { reportingFaultsEn } from './reporting-faults-en.ts'
import { FORM_FIX, reportingFaultsZh } from './reporting-faults-zh-cn.ts'
import { reportingWords } from './reporting.ts'

type Texts = { readonly [key: string]: string | Texts }

function textsOf(texts: Texts, at = ''): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${at}${key}`, value] as const] : textsOf(value, `${at}${key}.`),
  )
}

describe.each([
  ['of the pages', reportingWords('zh') as Texts, reportingWords('en') as Texts],
  ['of faults', reportingFaultsZh as Texts, reportingFaultsEn as Texts],
])('the words %s', (_name, zh, en) => {
  const english = new Map(textsOf(en))

  it.each(textsOf(zh))('%s asks for the same values in both languages', (key, text) => {
    expect(paramsOf(english.get(key) ?? '')).toEqual(paramsOf(text))
  })

  it('are written in their own script', () => {
    for (const [key, text] of english) expect([key, /\p{Script=Han}/u.test(text)]).toEqual([key, false])
    for (const [key, text] of textsOf(zh))
      expect([key, /[\p{Script=Han}，。]|^\{/u.test(text) || /^[A-Z][A-Za-z]+$/.test(text)]).toEqual([key, true])
  })
})

it.each(Object.keys(FORM_FIX))('%s has a message and something to do in both languages', (code) => {
  for (const language of ['zh', 'en'] as const) {
    expect(findingMessage(code, language, {})).not.toBe(code)
    expect(findingFix(code, language, {})).not.toBe('')
  }
})
