import { describe, expect, it } from 'vitest'
import { day } from '../time/day.ts'
import type { Pack } from './model.ts'
import { LAW_REFERENCE_KINDS, referencesOf } from './references.ts'
import { smallPack } from './testing/small-pack.ts'

const quoting: Pack = {
  ...smallPack,
  law: smallPack.law.map((text) => ({
    ...text,
    quotes: [{ article: '40', quoted: { instrument: 'act', article: '1', numbering: '1' } }],
  })),
  glossary: [
    { key: 'status/valid', name: { zh: '有效', en: 'valid' }, evidence: 'confirmed' },
    {
      key: 'term/approval',
      name: { zh: '批准', en: 'approval' },
      basis: [{ instrument: 'act', article: '1' }],
      evidence: 'confirmed',
    },
  ],
}

function places(pack: Pack): readonly string[] {
  return referencesOf(pack).map(({ kind, of, part }) => [kind, of, part].filter((one) => one !== undefined).join(' '))
}

describe('the references of a pack', () => {
  it('are every place that relies on an article, one by one', () => {
    expect(places(quoting)).toEqual([
      'root 1',
      'scheme s',
      'need s approval',
      'procedure p receive',
      'procedure p end',
      'procedure p answer',
      'ground 01',
      'ground 01',
      'report late',
      'report suspend',
      'text act 40',
      'text act 40',
      'term term/approval',
    ])
  })

  it('know all kinds of places', () => {
    const kinds = new Set(referencesOf(quoting).map((reference) => reference.kind))
    expect([...kinds].toSorted()).toEqual([...LAW_REFERENCE_KINDS].toSorted())
  })

  it('say how the place is called, and an act of a report by the word of the law', () => {
    const pack = {
      ...smallPack,
      glossary: [{ key: 'act/suspend', name: { zh: '暂停', en: 'suspension' }, evidence: 'confirmed' as const }],
    }
    const found = referencesOf(pack).find((reference) => reference.of === 'suspend')
    expect(found?.name).toEqual({ zh: '暂停', en: 'suspension' })
    expect(referencesOf(smallPack).find((reference) => reference.of === 'suspend')?.name.zh).toBe('suspend')
  })

  it('count for the days of their rule: a need and a procedure for theirs, what has no days always', () => {
    for (const { kind, during } of referencesOf(smallPack)) {
      const dated = kind === 'need' || kind === 'procedure'
      expect(during?.from, kind).toBe(dated ? day('2020-01-01') : undefined)
    }
  })

  it('of a scheme that the pack lacks carry its code', () => {
    const [need] = smallPack.needs['s'] ?? []
    const pack = { ...smallPack, needs: { lost: need ? [need] : [] } }
    expect(referencesOf(pack).find(({ kind }) => kind === 'need')).toMatchObject({ of: 'lost', name: { zh: 'lost' } })
  })

  it('of one article are as many as its bases', () => {
    const basis = [
      { instrument: 'act', article: '1' },
      { instrument: 'act', article: '2(3)' },
    ]
    const pack = { ...smallPack, roots: smallPack.roots.map((root) => ({ ...root, basis })) }
    const found = referencesOf(pack).filter(({ kind }) => kind === 'root')
    expect(found.map(({ basis: { article } }) => article)).toEqual(['1', '2(3)'])
  })

  it('of a procedure within a scheme name both', () => {
    const [scheme] = smallPack.schemes
    if (!scheme) throw new Error('the small pack has a scheme')
    const pack: Pack = {
      ...smallPack,
      schemes: [
        {
          ...scheme,
          procedures: [
            { code: 'own', name: { zh: '自我声明', en: 'declaration' }, leadsTo: 'paper', basis: scheme.basis },
            { code: 'bare', name: { zh: '认证', en: 'certification' }, leadsTo: 'paper' },
          ],
        },
      ],
    }
    const found = referencesOf(pack).filter(({ kind, part }) => kind === 'scheme' && part !== undefined)
    expect(found).toMatchObject([{ of: 's', part: 'own', partName: { zh: '自我声明' } }])
  })
})
