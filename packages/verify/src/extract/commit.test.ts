import { createHash } from 'node:crypto'
import { canonicalJson, day, type CommittedAct } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../refusal.ts'
import { commitAct, concealFacts, saltOf } from './commit.ts'

const SALT = '00112233-4455-6677-8899-aabbccddeeff'
const ACT: CommittedAct = {
  seq: 7,
  recordedAt: '2026-11-24T08:00:00.123456Z',
  subject: { type: 'attestation', id: 3, family: 'certificate', kind: 'ccc', number: 'N1', issuer: 2 },
  act: 'suspend',
  effective: day('2026-11-20'),
  reason: null,
  basis: [],
  facts: {},
}

describe('the log entry of an act', () => {
  it('commits to salt and canonical JSON and shows neither', () => {
    const bytes = createHash('sha256')
      .update(Buffer.from(SALT.replaceAll('-', ''), 'hex'))
      .update(canonicalJson(ACT))
      .digest('base64')
    expect(new TextDecoder().decode(commitAct(ACT, saltOf(SALT)))).toBe(`zhengheng/act/v1\n${bytes}\n`)
  })

  it('is another for every other salt, time, day, number and fact', () => {
    const changes: Partial<CommittedAct>[] = [
      {},
      { seq: 8 },
      { recordedAt: '2026-11-24T08:00:00.123457Z' },
      { effective: day('2026-11-21') },
      { act: 'restore' },
      { reason: 'x' },
      { basis: [{ instrument: 'a', article: '1' }] },
      { facts: { until: '2027-01-01' } },
      { subject: { ...ACT.subject, id: 4 } },
    ]
    const entries = [
      ...changes.map((change) => commitAct({ ...ACT, ...change }, saltOf(SALT))),
      commitAct(ACT, saltOf(SALT.replace('0011', '0012'))),
    ]
    expect(new Set(entries.map((entry) => new TextDecoder().decode(entry))).size).toBe(changes.length + 1)
  })

  it('does not depend on the order of members', () => {
    const turned = Object.fromEntries(Object.entries(ACT).toReversed()) as unknown as CommittedAct
    expect(commitAct(turned, saltOf(SALT))).toEqual(commitAct(ACT, saltOf(SALT)))
  })
})

describe('concealed facts', () => {
  it('are one hash, another for each salt', () => {
    const one = concealFacts({ name: '张三' }, saltOf(SALT))
    expect(one).toMatch(/^[\w-]{43}$/)
    expect(concealFacts({ name: '张三' }, saltOf(SALT.replace('ff', 'fe')))).not.toBe(one)
  })
})

describe('a salt', () => {
  it.each(['', SALT.toUpperCase(), SALT.slice(1), `${SALT}\n`, SALT.replaceAll('-', ''), `{${SALT}}`])(
    'is not %j',
    (text) => {
      expect(refusalOf(() => saltOf(text))?.code).toBe('extract-malformed')
    },
  )

  it('has sixteen bytes', () => {
    expect(Buffer.from(saltOf(SALT)).toString('hex')).toBe('00112233445566778899aabbccddeeff')
  })
})
