import type { Language } from './language.ts'
import { reportingEn } from './reporting-en.ts'
import { reportingZh } from './reporting-zh-cn.ts'
import type { Same } from './same.ts'

export type ReportingWords = Same<typeof reportingZh>

/** The words of sending reports by hand. */
export function reportingWords(language: Language): ReportingWords {
  return language === 'en' ? reportingEn : reportingZh
}
