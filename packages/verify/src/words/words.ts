import type { Reason, Status, StepRole, Verdict } from '@zhengheng/core'
import type { Check, CheckName, CheckResult, Finding } from '../extract/check.ts'
import type { RefusalCode } from '../refusal.ts'
import { en } from './en.ts'
import { zhCN, type Words } from './zh-cn.ts'

export type Language = 'zh' | 'en'

/** Both catalogues have a word for every code: what is missing does not compile. */
export interface CompleteWords extends Words {
  readonly check: Record<CheckName, string>
  readonly result: Record<CheckResult, string>
  readonly finding: Record<Finding, string>
  readonly refusal: Record<RefusalCode, string>
  readonly verdict: Record<Verdict, string>
  readonly status: Record<Status, string>
  readonly role: Record<StepRole, string>
  readonly reason: Record<Reason, string>
}

const CATALOGUES: Readonly<Record<Language, CompleteWords>> = { zh: zhCN, en }

export function wordsIn(language: Language): CompleteWords {
  return CATALOGUES[language]
}

/** Why a check ended as it did, in a sentence. */
export function describeCheck(check: Check, language: Language): string {
  const words = wordsIn(language)
  const { reason, params } = check
  const sentence = isFinding(reason, words) ? words.finding[reason] : words.refusal[reason]
  return fill(
    sentence,
    Object.fromEntries(Object.entries(params).map(([name, value]) => [name, verdictWord(value, words)])),
  )
}

/** Puts parameters in their places; what is not given stays visible as a dash. */
export function fill(sentence: string, params: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? '-'))
}

function isFinding(reason: Check['reason'], words: CompleteWords): reason is Finding {
  return Object.hasOwn(words.finding, reason)
}

function verdictWord(value: string | number, { verdict }: CompleteWords): string | number {
  return typeof value === 'string' && Object.hasOwn(verdict, value) ? verdict[value as Verdict] : value
}
