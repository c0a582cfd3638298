import type { Fault, ProblemCode } from '@zhengheng/core'
import type { Language } from './language.ts'
import { messages } from './messages.ts'

/** The title of a problem in words (RFC 9457 `title`). */
export function problemTitle(code: ProblemCode, language: Language): string {
  return messages(language).problem[code]
}

/** One thing that is wrong, in words; a code that has none is shown as it is, so that it can be looked up. */
export function faultMessage(fault: Fault, language: Language): string {
  const texts: Readonly<Record<string, string>> = messages(language).fault
  return texts[fault.code] ?? fault.code
}
