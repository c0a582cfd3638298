import { Refusal } from './refusal.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const STANDARD = `${LETTERS}+/`
const URL_SAFE = `${LETTERS}-_`

/** Standard base64 with padding (RFC 4648 section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  const text = encode(bytes, STANDARD)
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=')
}

/** base64url without padding (RFC 7515 section 2). */
export function encodeBase64url(bytes: Uint8Array): string {
  return encode(bytes, URL_SAFE)
}

/** Reverse of `encodeBase64`; refuses anything that it would not have written (`base64-not-canonical`). */
export function decodeBase64(text: string): Uint8Array {
  const body = text.replace(/={1,2}$/, '')
  if (text.length % 4 !== 0 || text.length - body.length !== (4 - (body.length % 4)) % 4) throw malformed(text)
  return decode(body, STANDARD)
}

/** Reverse of `encodeBase64url`; refuses padding, white space, other letters and stray bits (`base64-not-canonical`). */
export function decodeBase64url(text: string): Uint8Array {
  return decode(text, URL_SAFE)
}

function encode(bytes: Uint8Array, alphabet: string): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 6) {
      bits -= 6
      text += alphabet.charAt((held >> bits) & 63)
    }
    held &= (1 << bits) - 1
  }
  return bits === 0 ? text : text + alphabet.charAt((held << (6 - bits)) & 63)
}

function decode(text: string, alphabet: string): Uint8Array {
  if (text.length % 4 === 1) throw malformed(text)
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let at = 0
  let bits = 0
  let held = 0
  for (const letter of text) {
    const value = alphabet.indexOf(letter)
    if (value < 0) throw malformed(text)
    held = (held << 6) | value
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = held >> bits
      held &= (1 << bits) - 1
    }
  }
  // Stray bits would give one value several spellings, and a signature over text must not survive a respelling.
  if (held !== 0) throw malformed(text)
  return bytes
}

function malformed(text: string): Refusal {
  return new Refusal('base64-not-canonical', { length: text.length })
}
