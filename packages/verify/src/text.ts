import { Refusal, type RefusalCode } from './refusal.ts'

/** Text of UTF-8 bytes, or text that has a UTF-8 form; refuses with `code` what is neither. A byte order mark is kept as a letter. */
export function strictText(input: Uint8Array | string, code: RefusalCode): string {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new Refusal(code)
  }
  // A lone surrogate would be signed as U+FFFD: two strings, one signature.
  if (typeof input === 'string' && text !== input) throw new Refusal(code)
  return text
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
