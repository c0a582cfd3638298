import { en } from './en.ts'
import type { Language } from './language.ts'
import { zhCN } from './zh-CN.ts'

/** The catalogue, typed by its source: the parameters of each text are those of the Chinese one. */
export type Messages = typeof zhCN

/** The words in a language. A test holds that every translation asks for the parameters of its source. */
export function messages(language: Language): Messages {
  return language === 'en' ? (en as Messages) : zhCN
}
