/** Why a value has no canonical form. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical'
}

/** Far deeper than any act; a bound so that hostile nesting ends in an error with a name. */
const DEEPEST = 64

/**
 * The one text of a JSON value (RFC 8785, JCS): members sorted by UTF-16 units, no white space, numbers and strings as
 * ECMAScript writes them. Members that are undefined are left out, as JSON.stringify does.
 * @throws {NotCanonical} for numbers that are not finite, lone surrogates, and what JSON does not know
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0)
}

function write(value: unknown, depth: number): string {
  if (depth > DEEPEST) throw new NotCanonical(`nested deeper than ${DEEPEST}`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return text(value)
  if (typeof value === 'number') return number(value)
  if (Array.isArray(value)) return `[${value.map((item: unknown) => write(item, depth + 1)).join(',')}]`
  if (typeof value === 'object') return members(value, depth)
  throw new NotCanonical(`no JSON value: ${typeof value}`)
}

function members(value: object, depth: number): string {
  const entries = Object.entries(value).filter(([, member]) => member !== undefined)
  // The order of `<` on strings is that of UTF-16 units, which RFC 8785 section 3.2.3 asks for.
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([name, member]) => `${text(name)}:${write(member, depth + 1)}`).join(',')}}`
}

function text(value: string): string {
  if (/[\ud800-\udfff]/.test(value) && hasLoneSurrogate(value)) throw new NotCanonical('a lone surrogate')
  return JSON.stringify(value)
}

function hasLoneSurrogate(value: string): boolean {
  for (const letter of value) {
    const code = letter.codePointAt(0) ?? 0
    if (code >= 0xd800 && code <= 0xdfff) return true
  }
  return false
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new NotCanonical(`no JSON number: ${value}`)
  return JSON.stringify(value)
}
