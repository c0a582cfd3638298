import { describe, expect, it } from 'vitest'
import { refusalOf } from '../refusal.ts'
import { utf8 } from '../text.ts'
import { signCheckpoint } from './checkpoint.ts'
import { leafHash } from './hash.ts'
import { formatLogProof, parseLogProof, verifyLogProof } from './log-proof.ts'
import { testSigner } from './testing/keys.ts'
import { entriesUpTo, entryOf } from './testing/memory-log.ts'
import { hashesInMemory, inclusionProof, treeRoot } from './tree.ts'

const log = testSigner('log.example', 1)
const identity = { origin: log.name, keys: [log.key] }
const leaves = entriesUpTo(300).map(leafHash)
const checkpoint = signCheckpoint({ origin: log.name, size: 300, root: treeRoot(leaves), extensions: [] }, log)
const hashes = inclusionProof(123, 300, hashesInMemory(leaves))
const text = formatLogProof({ index: 123, hashes, checkpoint })

describe('an offline proof of an entry', () => {
  it('has the shape of tlog-proof version 1', () => {
    const lines = text.split('\n')
    expect(lines.slice(0, 2)).toEqual(['c2sp.org/tlog-proof@v1', 'index 123'])
    expect(lines.slice(2, 2 + hashes.length).every((line) => line.length === 44)).toBe(true)
    expect(lines.slice(2 + hashes.length).join('\n')).toBe(`\n${checkpoint}`)
  })

  it('proves its entry and says at which index of which tree', () => {
    const { index, checkpoint: head } = verifyLogProof(text, entryOf(123), identity)
    expect([index, head.size, head.origin]).toEqual([123, 300, 'log.example'])
    expect(verifyLogProof(utf8(text), entryOf(123), identity).index).toBe(123)
  })

  it('comes back as it was written, with extra data and without hashes', () => {
    const small = { index: 0, hashes: [], checkpoint, extra: Uint8Array.from([1, 2, 3]) }
    expect(parseLogProof(formatLogProof(small))).toEqual(small)
    expect(formatLogProof(small)).toContain('\nextra AQID\nindex 0\n\n')
    expect(parseLogProof(text)).toEqual({ index: 123, hashes, checkpoint })
  })

  it('does not prove another entry, nor the entry at another index, nor under another log', () => {
    expect(refusalOf(() => verifyLogProof(text, entryOf(124), identity))?.code).toBe('root-mismatch')
    const moved = text.replace('index 123', 'index 122')
    expect(refusalOf(() => verifyLogProof(moved, entryOf(123), identity))?.code).toBe('root-mismatch')
    const beyond = text.replace('index 123', 'index 300')
    expect(refusalOf(() => verifyLogProof(beyond, entryOf(123), identity))?.code).toBe('index-beyond-size')
    expect(refusalOf(() => verifyLogProof(text, entryOf(123), { ...identity, origin: 'x' }))?.code).toBe(
      'checkpoint-other-origin',
    )
    expect(refusalOf(() => verifyLogProof(text, entryOf(123), { ...identity, keys: [] }))?.code).toBe(
      'note-unknown-key',
    )
  })

  it.each([
    ['another version', text.replace('@v1', '@v2'), 'header'],
    ['no header', text.slice(text.indexOf('\n') + 1), 'header'],
    ['no index', text.replace('index 123\n', ''), 'index'],
    ['an index with a leading zero', text.replace('123', '0123'), 'index'],
    ['a negative index', text.replace('123', '-1'), 'index'],
    ['an index beyond exact numbers', text.replace('123', '9007199254740993'), 'index'],
    ['extra data after the index', text.replace('index 123\n', 'index 123\nextra AQID\n'), 'hashes'],
    ['extra data that is no base64', text.replace('index', 'extra A\nindex'), 'extra'],
    ['a short hash', text.replace('index 123\n', 'index 123\nAQID\n'), 'hashes'],
    ['a hash that is no base64', text.replace('index 123\n', 'index 123\n?\n'), 'hashes'],
    [
      '64 hashes',
      formatLogProof({ index: 0, hashes: Array.from({ length: 64 }, () => leafHash(entryOf(0))), checkpoint }),
      'hashes',
    ],
    ['carriage returns', text.replaceAll('\n', '\r\n'), 'checkpoint'],
    ['nothing after the hashes', text.slice(0, text.indexOf('\n\n') + 1), 'checkpoint'],
  ])('is refused with %s', (_, changed, part) => {
    const refusal = refusalOf(() => verifyLogProof(changed, entryOf(123), identity))
    expect([refusal?.code, refusal?.params['part']]).toEqual(['log-proof-malformed', part])
  })

  it('is refused when its bytes are no text', () => {
    expect(refusalOf(() => parseLogProof(Uint8Array.from([0xc3, 0x28])))?.code).toBe('note-not-utf8')
  })
})
