import type { Reader } from '../db/database.ts'
import { findExisting } from './reads.ts'

const MOST = 5
/** Characters that people take for each other when they type a number off a plate. */
const CONFUSED: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', Z: '2', S: '5', B: '8' }
const ALPHABET = '0123456789'

/** Public certificates whose number differs by one wrong digit, one left out or doubled, two swapped, or a letter read as a digit. */
export async function findSimilar(reader: Reader, key: string): Promise<readonly string[]> {
  if (key.length < 4 || key.length > 60) return []
  return (await findExisting(reader, [...candidates(key)])).slice(0, MOST)
}

/** All numbers one slip away; the number itself is not among them. Size grows with length x (alphabet + 1) x 2. */
export function candidates(key: string, alphabet = ALPHABET): ReadonlySet<string> {
  const found = new Set<string>()
  found.add(Array.from(key, (character) => CONFUSED[character] ?? character).join(''))
  for (let at = 0; at <= key.length; at += 1) {
    const before = key.slice(0, at)
    const here = key.charAt(at)
    for (const digit of alphabet) {
      found.add(before + digit + key.slice(at))
      if (here !== '') found.add(before + digit + key.slice(at + 1))
    }
    if (here !== '') found.add(before + key.slice(at + 1))
    if (at + 1 < key.length) found.add(before + key.charAt(at + 1) + here + key.slice(at + 2))
  }
  found.delete(key)
  return found
}
