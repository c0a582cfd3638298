import { ed25519 } from '@noble/curves/ed25519.js'
import { decodeBase64, encodeBase64 } from '../base64.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import { strictText, utf8 } from '../text.ts'
import { checkKeyName, type VerifierKey } from './vkey.ts'

const SIGNATURE_BYTES = 64
const SIGNATURES_LIMIT = 64
const LETTERS_LIMIT = 1_000_000

export interface NoteSignature {
  readonly name: string
  readonly keyId: string
  readonly signature: Uint8Array
}

/** A note of C2SP signed-note. `text` ends with a newline and is what was signed; it means nothing before `verifyNote`. */
export interface Note {
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

/** Signs bytes with the Ed25519 key of that name and id. */
export interface NoteSigner {
  readonly name: string
  readonly keyId: string
  sign(message: Uint8Array): Uint8Array
}

/**
 * Reads a note without judging its signatures.
 * Refuses `note-not-utf8`, `note-control-character`, `note-too-large`, `note-malformed`, `note-signature-malformed`, `note-key-name`.
 */
export function parseNote(input: Uint8Array | string): Note {
  if (input.length > LETTERS_LIMIT) throw new Refusal('note-too-large', { limit: LETTERS_LIMIT })
  const whole = strictText(input, 'note-not-utf8')
  checkControls(whole)
  const split = whole.lastIndexOf('\n\n')
  if (split < 0 || !whole.endsWith('\n')) throw new Refusal('note-malformed')
  const lines = whole
    .slice(split + 2)
    .split('\n')
    .slice(0, -1)
  if (lines.length === 0) throw new Refusal('note-malformed')
  if (lines.length > SIGNATURES_LIMIT)
    throw new Refusal('note-too-large', { signatures: lines.length, limit: SIGNATURES_LIMIT })
  return { text: whole.slice(0, split + 1), signatures: lines.map(parseSignature) }
}

/**
 * Reads a note and returns its text, once a known key signed it. Signatures of unknown keys are ignored; every signature of a known
 * key must hold. Refuses as `parseNote`, `note-unknown-key`, `note-signature-invalid`.
 */
export function verifyNote(input: Uint8Array | string, keys: readonly VerifierKey[]): string {
  const note = parseNote(input)
  let known = 0
  for (const { name, keyId, signature } of note.signatures) {
    const key = keys.find((candidate) => candidate.name === name && candidate.keyId === keyId)
    if (key === undefined) continue
    if (!holds(signature, utf8(note.text), key.publicKey)) throw new Refusal('note-signature-invalid', { name, keyId })
    known++
  }
  if (known === 0)
    throw new Refusal('note-unknown-key', {
      names: note.signatures
        .map(({ name }) => name)
        .join(' ')
        .slice(0, 200),
    })
  return note.text
}

/** The signed note over `text`, which must end with a newline. Refuses `note-malformed`, `note-control-character`, `note-not-utf8`. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!text.endsWith('\n') || signers.length === 0) throw new Refusal('note-malformed')
  checkControls(text)
  const message = utf8(strictText(text, 'note-not-utf8'))
  const lines = signers.map((signer) => {
    const { name, keyId } = signer
    checkKeyName(name)
    const id = keyId.match(/../g) ?? []
    return `— ${name} ${encodeBase64(Uint8Array.from([...id.map((pair) => parseInt(pair, 16)), ...signer.sign(message)]))}\n`
  })
  return `${text}\n${lines.join('')}`
}

function parseSignature(line: string): NoteSignature {
  const [dash, name, encoded, ...more] = line.split(' ')
  if (dash !== '—' || name === undefined || encoded === undefined || more.length > 0)
    throw new Refusal('note-signature-malformed')
  checkKeyName(name)
  if (refusalOf(() => decodeBase64(encoded)) !== undefined) throw new Refusal('note-signature-malformed', { name })
  const bytes = decodeBase64(encoded)
  if (bytes.length < 5) throw new Refusal('note-signature-malformed', { name, bytes: bytes.length })
  const keyId = Array.from(bytes.subarray(0, 4), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return { name, keyId, signature: bytes.slice(4) }
}

function holds(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}

function checkControls(text: string): void {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x20 && code !== 0x0a) throw new Refusal('note-control-character', { at, code })
  }
}
