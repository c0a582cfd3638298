import { day, type LogProof } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { signNote } from '../tlog/note.ts'
import { wordsIn, describeCheck } from '../words/words.ts'
import { rulesDigest } from './path-checks.ts'
import { APPROVAL, CERTIFICATE, LOG, makeLog, makeProof, OTHER_LOG, SIZE, NOW, WORLD } from './testing/make-extract.ts'
import { facts, jwt, log, outcome, proof, verify, verifyFacts } from './testing/verify.ts'
import { verifyExtract } from './verify-extract.ts'

describe('an honest extract', () => {
  it('passes every check that can be made, and says of the others that they are not known', () => {
    const report = verify()
    expect(report.checks.map(({ name, result }) => `${name} ${result}`)).toEqual([
      'format passed',
      'signature passed',
      'issuer passed',
      'freshness passed',
      'acts-logged passed',
      'checkpoint passed',
      'log-files passed',
      'completeness not-known',
      'trust-path passed',
      'rules not-known',
    ])
    expect(report.summary).toEqual({ passed: 8, failed: 0, 'not-known': 2, number: 'C1', asOf: '2026-11-20T08:00:00Z' })
  })

  it('gives the trust path again, with names, days, numbers and the acts in the log', () => {
    const { path } = verify()
    expect(path).toMatchObject({
      number: 'C1',
      on: '2026-11-20',
      verdict: 'trusted',
      standing: { status: 'valid' },
      basisAtIssue: { day: '2022-01-01' },
    })
    expect(path?.steps).toMatchObject([
      { role: 'certificate', number: 'C1', holder: '企业', acts: [300, 350, 400] },
      {
        role: 'approval',
        number: 'A1',
        holder: '认证机构',
        holderEn: 'Body',
        day: '2022-01-01',
        item: { code: 's/1/x' },
        above: [{ role: 'authority', holderEn: 'Authority' }],
      },
    ])
  })

  it('answers for another day, and not for one after it was made', () => {
    const suspended = verify({ on: day('2026-06-15') })
    expect(outcome(suspended, 'trust-path')).toBe('failed path-not-trusted')
    expect(suspended.path?.standing).toMatchObject({ status: 'suspended', reasons: ['status-suspended'] })
    const later = verify({ on: day('2026-11-21') })
    expect(outcome(later, 'trust-path')).toBe('not-known day-after-extract')
    expect(later.path).toBeUndefined()
  })

  it('with nothing but itself leaves open who signed and whose log it is', () => {
    const report = verifyExtract({ jwt, now: NOW })
    expect(report.summary.failed).toBe(0)
    expect(outcome(report, 'signature')).toBe('not-known issuer-not-given')
    expect(outcome(report, 'checkpoint')).toBe('not-known log-key-not-pinned')
    expect(outcome(report, 'log-files')).toBe('not-known files-not-given')
    expect(outcome(report, 'acts-logged')).toBe('passed acts-logged')
  })

  it('tells its age, and is not believed to come from the future', () => {
    const age = verify().checks.find(({ name }) => name === 'freshness')
    expect(age?.params['days']).toBe(4)
    expect(outcome(verify({ now: new Date('2026-11-20T07:55:00Z') }), 'freshness')).toBe('passed as-of')
    expect(outcome(verify({ now: new Date('2026-11-20T07:00:00Z') }), 'freshness')).toBe('not-known as-of-in-future')
  })

  it('is compared with rules that the reader trusts', () => {
    expect(outcome(verify({ rules: rulesDigest(facts) }), 'rules')).toBe('passed rules-same')
    expect(outcome(verifyFacts({ ...facts, needs: {} }, proof, { rules: rulesDigest(facts) }), 'rules')).toBe(
      'failed rules-other',
    )
  })

  it('says where something was not reported', () => {
    const report = verifyFacts({ ...facts, needs: { s: [] } })
    expect(outcome(report, 'trust-path')).toBe('not-known path-incomplete')
  })

  it('is read with white space around it, and every check has its sentence in both languages', () => {
    for (const check of verify({ jwt: `\n ${jwt} \n` }).checks) {
      expect(check.reason).not.toBe('format-refused')
      expect(describeCheck(check, 'zh')).toMatch(/\p{Script=Han}/u)
      expect(describeCheck(check, 'en')).not.toMatch(/[{}]|undefined/)
      expect(wordsIn('en').check[check.name]).toBeDefined()
    }
  })
})

describe('the log of an extract is refused', () => {
  it('when its checkpoint is that of another log', () => {
    const other = makeLog(WORLD, SIZE, OTHER_LOG)
    const report = verifyFacts(facts, makeProof(other))
    expect(outcome(report, 'checkpoint')).toBe('failed note-unknown-key')
    expect(outcome(report, 'acts-logged')).toBe('not-known act-not-proved')
    expect(outcome(verifyFacts(facts, { ...proof, origin: 'other.example/log' }), 'checkpoint')).toBe(
      'failed checkpoint-other-origin',
    )
  })

  it.each([
    ['with a changed size', proof.checkpoint.replace('\n500\n', '\n501\n'), 'note-signature-invalid'],
    ['with a changed root', proof.checkpoint.replace(/\n500\n./, '\n500\nA'), 'note-signature-invalid'],
    ['without a signature', proof.checkpoint.slice(0, proof.checkpoint.indexOf('\n\n') + 1), 'note-malformed'],
    ['that is signed and says nothing', signNote('nothing\n', [LOG]), 'checkpoint-malformed'],
  ])('%s', (_, checkpoint, reason) => {
    expect(outcome(verifyFacts(facts, { ...proof, checkpoint }), 'checkpoint')).toBe(`failed ${reason}`)
  })

  it.each([
    ['with a hash too few', (hashes: readonly string[]) => hashes.slice(1), 'proof-too-short'],
    ['with a hash too many', (hashes: readonly string[]) => [...hashes, hashes[0] ?? ''], 'proof-too-long'],
    ['with a hash that is none', (hashes: readonly string[]) => ['AAAA', ...hashes.slice(1)], 'proof-hash-length'],
    [
      'with hashes that are no base64',
      (hashes: readonly string[]) => ['?', ...hashes.slice(1)],
      'base64-not-canonical',
    ],
    ['with exchanged hashes', (hashes: readonly string[]) => hashes.toReversed(), 'act-not-as-logged'],
  ])('%s', (_, change, reason) => {
    const inclusion = proof.inclusion.map((one) => ({ index: one.index, hashes: change(one.hashes) }))
    expect(outcome(verifyFacts(facts, { ...proof, inclusion } satisfies LogProof), 'acts-logged')).toBe(
      `failed ${reason}`,
    )
  })

  it('when the key of the log is no key', () => {
    const report = verify({ vkey: 'no key' })
    expect(outcome(report, 'checkpoint')).toBe('failed vkey-malformed')
    expect(outcome(report, 'log-files')).toBe('failed vkey-malformed')
  })
})

describe('the files of the log', () => {
  it('may be newer than the extract', () => {
    const newer = makeLog(WORLD, 900)
    expect(outcome(verify({ read: (path) => newer.files.get(path) }), 'log-files')).toBe('passed files-agree')
  })

  it.each([450, 380])('that are older cannot be compared: %i entries', (size) => {
    const older = makeLog(WORLD, size)
    expect(outcome(verify({ read: (path) => older.files.get(path) }), 'log-files')).toBe('not-known files-older')
  })

  it('that tell another history are a fork', () => {
    const forked = makeLog([{ ...CERTIFICATE, issuer: 77 }, APPROVAL], 900)
    expect(outcome(verify({ read: (path) => forked.files.get(path) }), 'log-files')).toBe('failed log-forked')
  })

  it.each([
    ['tile/0/000', 'tile-mismatch'],
    ['tile/0/001.p/244', 'root-mismatch'],
    ['tile/1/000.p/1', 'root-mismatch'],
    ['tile/entries/001.p/244', 'entry-mismatch'],
    ['checkpoint', 'note-unknown-key'],
  ])('with one flipped bit in %s are found', (path, reason) => {
    const read = (asked: string) => {
      const bytes = log.files.get(asked)
      return asked === path
        ? bytes?.map((byte, at) => (at === bytes.length - 100 || bytes.length < 100 ? byte ^ 1 : byte))
        : bytes
    }
    const found = outcome(verify({ read }), 'log-files')
    expect(found).toMatch(/^failed /)
    expect(path === 'checkpoint' ? 'checkpoint' : found).toBe(path === 'checkpoint' ? 'checkpoint' : `failed ${reason}`)
  })

  it.each([['tile/0/000'], ['tile/entries/001.p/244'], ['checkpoint']])('without %s are found', (path) => {
    expect(outcome(verify({ read: (asked) => (asked === path ? undefined : log.files.get(asked)) }), 'log-files')).toBe(
      'failed tile-missing',
    )
  })
})
