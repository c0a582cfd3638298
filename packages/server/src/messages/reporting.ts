import type { Language } from './language.ts'
import { reportingEn } from './reporting-en.ts'
import { reportingZh } from './reporting-zh-cn.ts'

export type ReportingWords = typeof reportingZh

/** The words of sending reports by hand. A test holds that the translation asks for the parameters of its source. */
export function reportingWords(language: Language): ReportingWords {
  return language === 'en' ? (reportingEn as ReportingWords) : reportingZh
}
