/** A path in a catalogue, most general part first: 'ccc/07' contains 'ccc/07/0701' and not 'ccc/0701'. */
export type Code = string

/** Whether `general` is `special` or one of its ancestors. */
export function contains(general: Code, special: Code): boolean {
  return special.startsWith(general) && (special.length === general.length || special[general.length] === '/')
}

/** The scheme a code belongs to: its first segment. */
export function schemeOf(code: Code): Code {
  const end = code.indexOf('/')
  return end === -1 ? code : code.slice(0, end)
}

/** A name in the languages of the product. Chinese is the source; English is complete for public texts. */
export interface Name {
  readonly zh: string
  readonly en: string
}
