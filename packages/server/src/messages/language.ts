export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** What the choice of a language is read from; a Fastify request is one. */
export interface Asked {
  readonly query: unknown
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

/** The language named in the address, or undefined when it names none that we have. */
export function chosenLanguage(asked: Asked): Language | undefined {
  const lang = (asked.query as Readonly<Record<string, unknown>> | undefined)?.['lang']
  return LANGUAGES.find((language) => language === lang)
}

/** `?lang=` first; then what the browser prefers; Chinese when neither says anything we know. */
export function languageOf(asked: Asked): Language {
  return chosenLanguage(asked) ?? preferred(asked.headers['accept-language']) ?? 'zh'
}

/** RFC 9110 12.5.4: the known language of the highest weight; of equal ones the first. */
function preferred(header: string | readonly string[] | undefined): Language | undefined {
  const ranges = String(header ?? '')
    .slice(0, 500)
    .split(',')
    .map(weigh)
  let best: { language: Language; weight: number } | undefined
  for (const { tag, weight } of ranges) {
    const language = LANGUAGES.find((known) => tag === known || tag.startsWith(`${known}-`))
    if (language && weight > (best?.weight ?? 0)) best = { language, weight }
  }
  return best?.language
}

function weigh(range: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = range
    .trim()
    .toLowerCase()
    .split(/\s*;\s*/)
  const quality = parameters.find((parameter) => parameter.startsWith('q='))
  const weight = quality === undefined ? 1 : Number(quality.slice(2))
  return { tag, weight: Number.isFinite(weight) ? weight : 0 }
}
