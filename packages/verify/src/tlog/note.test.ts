import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeBase64 } from '../base64.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import { utf8 } from '../text.ts'
import { formatCheckpoint, parseCheckpointText, signCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { emptyRoot } from './hash.ts'
import { parseNote, signNote, verifyNote } from './note.ts'
import { testSigner } from './testing/keys.ts'
import { checkKeyName, formatVkey, parseVkey } from './vkey.ts'

const log = testSigner('log.example/zhengheng', 1)
const other = testSigner('log.example/zhengheng', 2)
const witness = testSigner('witness.example', 3)
const TEXT = 'first line\n\nthird line 证衡\n'
const note = signNote(TEXT, [log])

describe('a signed note', () => {
  it('gives its text under a known key, beside signatures of strangers', () => {
    expect(verifyNote(note, [log.key])).toBe(TEXT)
    expect(verifyNote(signNote(TEXT, [witness, log, other]), [log.key])).toBe(TEXT)
    expect(verifyNote(utf8(note), [witness.key, log.key])).toBe(TEXT)
  })

  it('keeps apart two keys of one name', () => {
    expect(refusalOf(() => verifyNote(note, [other.key]))?.code).toBe('note-unknown-key')
  })

  it('is refused whole when one known key did not sign it', () => {
    const forged = signNote(TEXT, [
      witness,
      { ...log, sign: (message) => log.sign(message).map((byte, at) => (at === 40 ? byte ^ 1 : byte)) },
    ])
    expect(refusalOf(() => verifyNote(forged, [witness.key, log.key]))?.code).toBe('note-signature-invalid')
  })

  it.each([
    ['other text', note.replace('first', 'First'), 'note-signature-invalid'],
    ['a signature of 63 bytes', noteWith(log.sign(utf8(TEXT)).slice(1)), 'note-signature-invalid'],
    ['a signature of 65 bytes', noteWith(Uint8Array.from([...log.sign(utf8(TEXT)), 0])), 'note-signature-invalid'],
    ['a signature of nothing but zeros', noteWith(new Uint8Array(64)), 'note-signature-invalid'],
    ['no signature', `${TEXT}\n`, 'note-malformed'],
    ['no blank line', 'text\nmore\n', 'note-malformed'],
    ['nothing', '', 'note-malformed'],
    ['only blank lines', '\n\n', 'note-malformed'],
    ['no newline at the end', note.slice(0, -1), 'note-malformed'],
    ['a carriage return', note.replace('\n', '\r\n'), 'note-control-character'],
    ['a tab', note.replace(' ', '\t'), 'note-control-character'],
    ['a hyphen for the dash', note.replace('— ', '- '), 'note-signature-malformed'],
    ['an en dash for the dash', note.replace('— ', '– '), 'note-signature-malformed'],
    ['two spaces', note.replace('— ', '—  '), 'note-signature-malformed'],
    ['a space at the end of the line', `${note.slice(0, -1)} \n`, 'note-signature-malformed'],
    ['base64 without padding', `${note.slice(0, -1).replace(/=+$/, '')}\n`, 'note-signature-malformed'],
    ['base64 with stray bits', strayBits(note), 'note-signature-malformed'],
    ['a signature without bytes', `${TEXT}\n— x AAAAAA==\n`, 'note-signature-malformed'],
    ['a name with a plus', note.replace('log.example/', 'log+example/'), 'note-key-name'],
    ['a name with a wide space', note.replace('— log.example/', '— log\u3000example/'), 'note-key-name'],
    ['text that is no UTF-8', Uint8Array.from([...utf8('a'), 0xff, ...utf8(note)]), 'note-not-utf8'],
    ['a lone surrogate', `\ud800${note}`, 'note-not-utf8'],
    ['65 signatures', `${TEXT}\n${'— x AAAAAAAA\n'.repeat(65)}`, 'note-too-large'],
    ['a million letters', `${'a'.repeat(1_000_001)}\n${note}`, 'note-too-large'],
  ])('is refused with %s', (_, input, code) => {
    expect(refusalOf(() => verifyNote(input, [log.key]))?.code).toBe(code)
  })

  it('may have sixteen signatures and more', () => {
    expect(parseNote(`${TEXT}\n${'— x AAAAAAAA\n'.repeat(64)}`).signatures).toHaveLength(64)
  })

  it('has one spelling: what is read is written again byte for byte', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).map((text) => `${text.replaceAll(/\p{Cc}/gu, '\n')}\n`),
        (text) => {
          const signed = signNote(text, [log])
          expect(verifyNote(signed, [log.key])).toBe(text)
          const parsed = parseNote(signed)
          const again = parsed.signatures.map(({ name, keyId, signature }) => ({ name, keyId, sign: () => signature }))
          expect(signNote(parsed.text, again)).toBe(signed)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is refused with a code whatever single byte is changed', () => {
    const bytes = utf8(note)
    for (let at = 0; at < bytes.length; at++) {
      const refusal = refusalOf(() =>
        verifyNote(
          bytes.map((byte, index) => (index === at ? byte ^ 2 : byte)),
          [log.key],
        ),
      )
      expect(refusal, `byte ${at}`).toBeInstanceOf(Refusal)
    }
  })

  it('is not signed over text that a reader would refuse', () => {
    expect(refusalOf(() => signNote('no newline', [log]))?.code).toBe('note-malformed')
    expect(refusalOf(() => signNote('bell\u0007\n', [log]))?.code).toBe('note-control-character')
    expect(refusalOf(() => signNote('\udc00\n', [log]))?.code).toBe('note-not-utf8')
    expect(refusalOf(() => signNote('text\n', []))?.code).toBe('note-malformed')
    expect(refusalOf(() => signNote('text\n', [{ ...log, name: 'two words' }]))?.code).toBe('note-key-name')
  })
})

describe('a verifier key', () => {
  it.each([
    ['nothing', '', 'vkey-malformed'],
    ['two parts', 'name+00000000', 'vkey-malformed'],
    [
      'an id in capitals',
      log.vkey.replace(/\+[0-9a-f]{8}\+/, (id) => id.toUpperCase().replace(/[0-9]/g, 'A')),
      'vkey-malformed',
    ],
    ['another id', log.vkey.replace(/\+[0-9a-f]{8}\+/, '+00000000+'), 'vkey-key-id-mismatch'],
    ['another name', `x${log.vkey}`, 'vkey-key-id-mismatch'],
    ['a name with a space', log.vkey.replace('log.', 'log '), 'note-key-name'],
    ['a key of another type', log.vkey.replace(/[^+]+$/, encodeBase64(new Uint8Array(33).fill(4))), 'vkey-unsupported'],
    ['a short key', log.vkey.replace(/[^+]+$/, encodeBase64(Uint8Array.from([1, 2, 3]))), 'vkey-malformed'],
    ['base64 of another spelling', `${log.vkey}=`, 'vkey-malformed'],
  ])('is refused with %s', (_, text, code) => {
    expect(refusalOf(() => parseVkey(text))?.code).toBe(code)
  })

  it('is not written for a name that notes cannot carry, nor for half a key', () => {
    expect(refusalOf(() => formatVkey('', log.key.publicKey))?.code).toBe('note-key-name')
    expect(refusalOf(() => formatVkey('a', new Uint8Array(31)))?.code).toBe('vkey-malformed')
    expect(refusalOf(() => checkKeyName('a\u00a0b'))?.code).toBe('note-key-name')
  })
})

describe('a checkpoint', () => {
  const head = { origin: log.name, size: 0, root: emptyRoot(), extensions: [] }
  const identity = { origin: log.name, keys: [log.key] }
  const root = encodeBase64(emptyRoot())

  it('comes back as it was signed', () => {
    expect(verifyCheckpoint(signCheckpoint(head, log), identity)).toEqual(head)
    expect(parseCheckpointText(formatCheckpoint({ ...head, size: 12, extensions: ['more'] }))).toEqual({
      ...head,
      size: 12,
      extensions: ['more'],
    })
  })

  it('of another log is refused, by origin and by key', () => {
    const foreign = signCheckpoint({ ...head, origin: 'other.example/log' }, log)
    expect(refusalOf(() => verifyCheckpoint(foreign, identity))?.code).toBe('checkpoint-other-origin')
    expect(refusalOf(() => verifyCheckpoint(signCheckpoint(head, other), identity))?.code).toBe('note-unknown-key')
    expect(
      refusalOf(() => verifyCheckpoint(signCheckpoint(head, { ...other, keyId: log.keyId }), identity))?.code,
    ).toBe('note-signature-invalid')
  })

  it.each([
    ['a size with a leading zero', `o\n07\n${root}\n`],
    ['a size with a sign', `o\n+7\n${root}\n`],
    ['a negative size', `o\n-7\n${root}\n`],
    ['a size in hexadecimal', `o\n0x7\n${root}\n`],
    ['a size beyond exact numbers', `o\n9007199254740993\n${root}\n`],
    ['a size beyond all numbers', `o\n${'9'.repeat(400)}\n${root}\n`],
    ['no size', `o\n\n${root}\n`],
    ['a short root', `o\n7\n${encodeBase64(emptyRoot().slice(1))}\n`],
    ['a root in another alphabet', `o\n7\n${root.replaceAll('+', '-').replaceAll('/', '_')}\n`],
    ['no root', 'o\n7\n'],
    ['no origin', `\n7\n${root}\n`],
    ['an empty line after the root', `o\n7\n${root}\n\n`],
    ['no newline at the end', `o\n7\n${root}`],
  ])('is refused with %s, even when signed', (_, text) => {
    expect(refusalOf(() => parseCheckpointText(text))?.code).toBe('checkpoint-malformed')
    const signed = refusalOf(() => verifyCheckpoint(signNote(text, [log]), identity))
    expect(signed?.code).toBe(text.endsWith('\n') ? 'checkpoint-malformed' : 'note-malformed')
  })

  it('is not written with a size or an origin that a reader would refuse', () => {
    expect(refusalOf(() => formatCheckpoint({ ...head, size: 1.5 }))?.code).toBe('checkpoint-malformed')
    expect(refusalOf(() => formatCheckpoint({ ...head, origin: '' }))?.code).toBe('checkpoint-malformed')
  })
})

function noteWith(signature: Uint8Array): string {
  return signNote(TEXT, [{ ...log, sign: () => signature }])
}

function strayBits(text: string): string {
  return text.replace(
    /([A-Za-z0-9+/])(=+)\n$/,
    (_, letter: string, padding: string) =>
      `${letter === 'B' ? 'C' : String.fromCharCode(letter.charCodeAt(0) + 1)}${padding}\n`,
  )
}
