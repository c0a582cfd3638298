import { ACT_KINDS, FAMILIES, NEED_ROLES, PROBLEMS, REASONS, STATUSES, VERDICTS } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { paramsOf } from './fill.ts'
import { findingsEn } from './findings-en.ts'
import { findingsZh } from './findings-zh-cn.ts'
import { messages } from './messages.ts'
import { faultMessage, problemTitle } from './problems.ts'
import { zhCN } from './zh-CN.ts'

/** Every text of a catalogue by its path. */
function textsOf(node: object, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string') found.set(`${path}/${key}`, value)
    else for (const [inner, text] of textsOf(value as object, `${path}/${key}`)) found.set(inner, text)
  }
  return found
}

const CHINESE = new Map([...textsOf(zhCN), ...textsOf(findingsZh, '/findings')])
const ENGLISH = new Map([...textsOf(en), ...textsOf(findingsEn, '/findings')])
const WRONG_MARK = /[\p{Script=Han}”）》][,:;?!.()]|[,:;?!(][\p{Script=Han}“（《]/u

describe('the catalogues', () => {
  it('have the same texts in both languages, none of them empty', () => {
    expect([...ENGLISH.keys()].toSorted()).toEqual([...CHINESE.keys()].toSorted())
    expect(CHINESE.size).toBeGreaterThan(250)
    for (const text of [...CHINESE.values(), ...ENGLISH.values()]) expect(text.trim()).not.toBe('')
  })

  it('ask for the same values in both languages', () => {
    for (const [path, text] of CHINESE)
      expect([path, paramsOf(ENGLISH.get(path) ?? '')]).toEqual([path, paramsOf(text)])
  })

  it('use full-width punctuation beside Chinese characters', () => {
    const wrong = [...CHINESE].filter(([, text]) => WRONG_MARK.test(text))
    expect(wrong).toEqual([])
    expect(WRONG_MARK.test('不对,请核对')).toBe(true)
    expect(WRONG_MARK.test('是不是?')).toBe(true)
    expect(WRONG_MARK.test('对，请核对')).toBe(false)
  })

  it('are in the language they say', () => {
    const marks = new Set(['/site/list', '/site/otherLanguage'])
    const han = /\p{Script=Han}/u
    expect([...ENGLISH].filter(([path, text]) => !marks.has(path) && han.test(text))).toEqual([])
    const bare = new Set(['/site/sentences', '/site/list', '/site/otherLanguage', '/certificate/path/day/authority'])
    const latin = [...CHINESE].filter(([path, text]) => !bare.has(path) && !han.test(text)).map(([path]) => path)
    expect(latin.toSorted()).toEqual(['/certificate/path/missing', '/law/citation', '/site/colon'])
  })

  it('keep withdrawing, cancelling and revoking three words', () => {
    expect([zhCN.status.withdrawn, zhCN.status.cancelled]).toEqual(['已撤销', '已注销'])
    expect([en.status.withdrawn, en.status.cancelled]).toEqual(['withdrawn', 'cancelled'])
    for (const text of CHINESE.values()) expect(text).not.toContain('吊销')
    for (const text of ENGLISH.values()) expect(text).not.toMatch(/revo(k|c)/i)
  })

  it('keep approval, accreditation and designation three words', () => {
    expect([zhCN.family.approval, zhCN.family.accreditation, zhCN.family.designation]).toEqual(['批准', '认可', '指定'])
    expect(new Set([en.family.approval, en.family.accreditation, en.family.designation]).size).toBe(3)
  })
})

describe('every code of core has words in both languages', () => {
  const roles = [...NEED_ROLES, 'certificate', 'predecessor', 'main', 'authority']
  it.each([
    ['status', STATUSES],
    ['family', FAMILIES],
    ['act', ACT_KINDS],
    ['verdict', VERDICTS],
    ['reason', REASONS],
    ['role', roles],
    ['problem', Object.keys(PROBLEMS)],
  ] as const)('%s', (name, codes) => {
    for (const language of ['zh', 'en'] as const) {
      expect(Object.keys(messages(language)[name]).toSorted()).toEqual([...codes].toSorted())
      const texts = Object.values(messages(language)[name])
      expect(new Set(texts).size, 'no word stands for two codes').toBe(texts.length)
    }
  })

  it('and each role says which day it is judged on', () => {
    expect(Object.keys(zhCN.certificate.path.day).toSorted()).toEqual([...roles].toSorted())
  })

  it('and each status has its headline and its sentence', () => {
    for (const status of STATUSES) {
      expect(zhCN.certificate.headline[status]).toBeTruthy()
      expect(zhCN.certificate.standing[status]).toBeTruthy()
    }
  })
})

describe('problems in words', () => {
  it('have a title in the language of the reader', () => {
    expect(problemTitle('not-permitted', 'zh')).toBe('没有权限')
    expect(problemTitle('not-permitted', 'en')).toBe('Not permitted')
  })

  it('name each fault, and show a code that has no words as it is', () => {
    expect(faultMessage({ pointer: '/text', code: 'required' }, 'zh')).toBe('必须填写')
    expect(faultMessage({ pointer: '/text', code: 'required' }, 'en')).toBe('must be given')
    expect(faultMessage({ pointer: '/text', code: 'brand-new' }, 'en')).toBe('brand-new')
  })
})
