import { FINDINGS, type FindingCode } from '@zhengheng/core'
import { fill } from './fill.ts'
import { findingsEn } from './findings-en.ts'
import { FILE_FIX, findingsZh, type BasisFault, type FileFault } from './findings-zh-cn.ts'
import type { Language } from './language.ts'
import { messages } from './messages.ts'
import { reportingFaultsEn } from './reporting-faults-en.ts'
import { FORM_FIX, reportingFaultsZh, type FormFault } from './reporting-faults-zh-cn.ts'

type Values = Readonly<Record<string, unknown>>

/** What is wrong in a line of a report, in words. A code without words is shown as it is, so that it can be looked up. */
export function findingMessage(code: string, language: Language, values: Values): string {
  const texts: Readonly<Record<string, string>> = isFormFault(code)
    ? form(language).message
    : catalogue(language).message
  return fill(texts[code] ?? code, worded(language, values))
}

/** What to do about it. Codes without a fix of their own have none. */
export function findingFix(code: string, language: Language, values: Values): string {
  if (isFormFault(code)) return form(language).fix[FORM_FIX[code]]
  const fix = isFinding(code) ? FINDINGS[code].fix : isFileFault(code) ? FILE_FIX[code] : undefined
  return fix === undefined ? '' : fill<string>(catalogue(language).fix[fix], worded(language, values))
}

function catalogue(language: Language): typeof findingsZh {
  return language === 'en' ? (findingsEn as typeof findingsZh) : findingsZh
}

function form(language: Language): typeof reportingFaultsZh {
  return language === 'en' ? (reportingFaultsEn as typeof reportingFaultsZh) : reportingFaultsZh
}

function isFormFault(code: string): code is FormFault {
  return Object.hasOwn(FORM_FIX, code)
}

function isFinding(code: string): code is FindingCode {
  return Object.hasOwn(FINDINGS, code)
}

function isFileFault(code: string): code is FileFault | BasisFault {
  return Object.hasOwn(FILE_FIX, code)
}

/** Values that are themselves codes, in words. */
function worded(language: Language, values: Values): Readonly<Record<string, string | number>> {
  const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    fault: catalogue(language).identifierFault,
    is: form(language).is,
    status: messages(language).status,
    reason: messages(language).reason,
  }
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const text = typeof value === 'number' ? value : String(value)
      return [name, codes[name]?.[text] ?? text]
    }),
  )
}
