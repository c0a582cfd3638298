/** Ids of one bucket: the newest bucket is visited first, and no list of an index is longer than a bucket. */
export const BUCKET_BITS = 17
const BUCKETS = 512
const GRAM_BITS = 23
const HASHED = 1 << 21
const FACET = 1 << 22

/**
 * What an index holds of a text whose lines end with '\n': pairs of neighbouring characters, of ASCII characters triples;
 * nothing reaches over the end of a line, the last of a line holds its end. Two pairs may share a gram, so whoever finds
 * by grams looks at the text itself. Each is below 2^22.
 */
export function gramsOf(doc: string): number[] {
  const points = Array.from(doc, (character) => character.codePointAt(0) ?? 0)
  const found = new Set<number>()
  for (const [at, a] of points.entries()) {
    const b = points[at + 1]
    const c = points[at + 2]
    if (a === NEW_LINE || b === undefined) continue
    if (a > 127 || b > 127) found.add((a * 8191 + b) % HASHED)
    else if (b !== NEW_LINE && c !== undefined && c < 128) found.add(HASHED + a * 16_384 + b * 128 + c)
  }
  return [...found]
}

const NEW_LINE = 10

/** The gram of something a list is narrowed by: `facet('R', '32')`. Not below 2^22. */
export function facetGram(sign: string, value: string): number {
  let hash = 0
  for (const character of sign + value) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % FACET
  return FACET + hash
}

/** The gram within the bucket of an id, as a signed number of 32 bits. Buckets repeat after 512: compare the id as well. */
export function tokenOf(id: number, gram: number): number {
  const bucket = Math.floor(id / 2 ** BUCKET_BITS) % BUCKETS
  return (bucket - BUCKETS / 2) * 2 ** GRAM_BITS + gram
}
