/** What a person, firm, body or document is called in some official scheme; the pack brings the schemes. */
export interface Identifier {
  readonly scheme: string
  readonly value: string
}

/** One scheme of identifiers: how a value is brought to its canonical form, and whether its check digits hold. */
export interface IdentifierScheme {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
  /** Who carries it. */
  readonly of: 'organisation' | 'person' | 'place'
  /** Trim, case, width: never guesses a character. */
  readonly normalise: (raw: string) => string
  /** undefined when the value is right, else a code that names the fault (`length`, `alphabet`, `check-digit`, ...). */
  readonly fault: (value: string) => string | undefined
  readonly source: string
}

/**
 * The form under which numbers are compared and indexed: full-width to half-width, no white space, upper case (NFKC).
 * Certificate numbers are accepted as bodies write them; nothing is derived from them here.
 */
export function numberKey(raw: string): string {
  return raw.normalize('NFKC').replaceAll(/\s+/gu, '').toUpperCase()
}
