import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { describeCheck, fill, wordsIn } from './words.ts'
import { zhCN } from './zh-cn.ts'

function leaves(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]: [string, string | object]) =>
    typeof value === 'string' ? [[`${path}/${name}`, value] as [string, string]] : leaves(value, `${path}/${name}`),
  )
}

function params(sentence: string): string[] {
  return (sentence.match(/\{\w+\}/g) ?? []).toSorted()
}

describe('the words', () => {
  it('have the same keys and the same parameters in both languages', () => {
    const other = new Map(leaves(en))
    expect([...other.keys()].toSorted()).toEqual(
      leaves(zhCN)
        .map(([key]) => key)
        .toSorted(),
    )
    for (const [key, sentence] of leaves(zhCN))
      expect([key, ...params(other.get(key) ?? '')]).toEqual([key, ...params(sentence)])
  })

  it('are never empty, and Chinese where they are Chinese', () => {
    for (const [key, sentence] of leaves(zhCN)) {
      expect([key, sentence.trim()]).not.toContain('')
      expect([key, /\p{Script=Han}/u.test(sentence)]).toEqual([key, key !== '/page/language'])
    }
    for (const [key, sentence] of leaves(en))
      expect([key, /\p{Script=Han}/u.test(sentence)]).toEqual([key, key === '/page/language'])
  })

  it('keep the three ends of a certificate apart', () => {
    const { withdrawn, cancelled, annulled } = wordsIn('zh').status
    expect([withdrawn, cancelled]).toEqual(['撤销', '注销'])
    expect(new Set([withdrawn, cancelled, annulled]).size).toBe(3)
  })

  it('tell a check in a sentence, verdicts included', () => {
    const check = { name: 'trust-path', result: 'failed', evidence: [] } as const
    const told = {
      ...check,
      reason: 'path-not-trusted',
      params: { on: '2026-01-01', standing: 'trusted', basis: 'not-trusted' },
    } as const
    expect(describeCheck(told, 'en')).toBe(
      'Computed again from the facts of the extract: not to be trusted on 2026-01-01 (standing: trusted; basis at issue: not trusted).',
    )
    expect(describeCheck({ ...check, reason: 'tile-mismatch', params: { path: 'tile/0/001' } }, 'zh')).toBe(
      '日志文件 tile/0/001 的内容被改动。',
    )
  })

  it('show what is not given as a dash', () => {
    expect(fill('{a} and {b}', { a: 1 })).toBe('1 and -')
  })
})
