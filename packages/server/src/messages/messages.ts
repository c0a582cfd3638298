import { en } from './en.ts'
import type { Language } from './language.ts'
import { zhCN } from './zh-CN.ts'

/** The catalogue, typed by its source: the parameters of each text are those of the Chinese one. */
export type Messages = typeof zhCN

/** The words in a language. A test holds that every translation asks for the parameters of its source. */
export function messages(language: Language): Messages {
  return language === 'en' ? (en as Messages) : zhCN
}

const DECLARED = new Map<Language, Messages>()

/** The same words where the statement is a self-declaration: those of a certificate, but for what is not true of it. */
export function messagesOfDeclaration(language: Language): Messages {
  const known = DECLARED.get(language)
  if (known) return known
  const all = messages(language)
  const { certificate: of, declaration: own } = all
  const merged = {
    ...of,
    ...own,
    headline: { ...of.headline, ...own.headline },
    standing: { ...of.standing, ...own.standing },
    check: { ...of.check, ...own.check },
    facts: { ...of.facts, ...own.facts },
    path: { ...of.path, ...own.path },
  }
  const made = { ...all, certificate: merged } as unknown as Messages
  DECLARED.set(language, made)
  return made
}
