import { Refusal } from './refusal.ts'

const DEEPEST = 48
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])
const WORD = /[^\s[\]{},:"]+/y

/**
 * JSON that two readers cannot understand differently: no member twice, no name that changes an object's nature, at most 48 levels.
 * Refuses `json-malformed`, `json-duplicate-member`, `json-forbidden-member`, `json-too-deep`.
 */
export function parseStrictJson(text: string): unknown {
  scan(text)
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('json-malformed')
  }
}

/** Walks the text once, without recursion, and looks at names only; the grammar is judged by JSON.parse afterwards. */
function scan(text: string): void {
  const open: (Set<string> | undefined)[] = []
  let isName = false
  for (let at = 0; at < text.length;) {
    const letter = text.charAt(at)
    if (letter === '"') {
      const end = endOfString(text, at)
      if (isName) takeName(text.slice(at, end), open.at(-1))
      isName = false
      at = end
      continue
    }
    step(letter, open)
    if (letter === '{' || letter === ',') isName = open.at(-1) !== undefined
    WORD.lastIndex = at
    at += WORD.test(text) ? WORD.lastIndex - at : 1
  }
}

function step(letter: string, open: (Set<string> | undefined)[]): void {
  if (letter === '{') open.push(new Set())
  else if (letter === '[') open.push(undefined)
  else if (letter === '}' || letter === ']') open.pop()
  if (open.length > DEEPEST) throw new Refusal('json-too-deep', { limit: DEEPEST })
}

function takeName(token: string, names: Set<string> | undefined): void {
  let name: unknown
  try {
    name = JSON.parse(token)
  } catch {
    throw new Refusal('json-malformed')
  }
  if (typeof name !== 'string' || names === undefined) throw new Refusal('json-malformed')
  if (FORBIDDEN.has(name)) throw new Refusal('json-forbidden-member', { name })
  if (names.has(name)) throw new Refusal('json-duplicate-member', { name: name.slice(0, 80) })
  names.add(name)
}

/** The place after the closing quote. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const letter = text.charAt(at)
    if (letter === '\\') at++
    else if (letter === '"') return at + 1
  }
  throw new Refusal('json-malformed', { at: start })
}
