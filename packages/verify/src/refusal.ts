/** Why something offered as evidence is refused. One list, so that every reason has one name in reports, pages and tests. */
export type RefusalCode =
  | 'base64-not-canonical'
  | 'number-out-of-range'
  | 'index-beyond-size'
  | 'proof-too-short'
  | 'proof-too-long'
  | 'proof-hash-length'
  | 'root-mismatch'
  | 'log-shrunk'
  | 'log-forked'
  | 'consistency-from-empty'
  | 'tile-path-malformed'
  | 'tile-not-in-tree'
  | 'tile-missing'
  | 'tile-length'
  | 'tile-mismatch'
  | 'bundle-truncated'
  | 'bundle-entry-count'
  | 'entry-too-long'
  | 'entry-mismatch'
  | 'vkey-malformed'
  | 'vkey-unsupported'
  | 'vkey-key-id-mismatch'
  | 'note-malformed'
  | 'note-not-utf8'
  | 'note-control-character'
  | 'note-too-large'
  | 'note-key-name'
  | 'note-signature-malformed'
  | 'note-unknown-key'
  | 'note-signature-invalid'
  | 'checkpoint-malformed'
  | 'checkpoint-other-origin'
  | 'log-proof-malformed'
  | 'extract-malformed'
  | 'json-malformed'
  | 'json-duplicate-member'
  | 'json-forbidden-member'
  | 'json-too-deep'
  | 'jws-malformed'
  | 'jws-too-large'
  | 'jws-header-malformed'
  | 'jws-header-member'
  | 'jws-alg-refused'
  | 'jws-typ-refused'
  | 'jws-kid-missing'
  | 'jws-crit-refused'
  | 'jws-unknown-key'
  | 'jws-signature-invalid'
  | 'jws-payload-malformed'

export type RefusalParams = Readonly<Record<string, string | number>>

/** Thrown by every check of this package; `params` name the place, so that a message in words can be made from code and params. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly params: RefusalParams

  constructor(code: RefusalCode, params: RefusalParams = {}) {
    super([code, ...Object.entries(params).map(([name, value]) => `${name}=${value}`)].join(' '))
    this.name = 'Refusal'
    this.code = code
    this.params = params
  }
}

/** The code of the refusal that `check` throws, undefined when it passes; anything else thrown is a bug and passes through. */
export function refusalOf(check: () => unknown): Refusal | undefined {
  try {
    check()
    return undefined
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
