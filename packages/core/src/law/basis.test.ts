import { describe, expect, it } from 'vitest'
import { day } from '../time/day.ts'
import { cite } from './basis.ts'
import type { LegalText } from './text.ts'

const TEXT: LegalText = {
  id: 'measures',
  name: { zh: '办法', en: 'Measures' },
  level: 'rule',
  versions: [
    { version: '2004', from: day('2004-08-01'), until: day('2015-01-01') },
    { version: '2022', from: day('2022-11-01'), until: day('2024-06-01') },
  ],
  evidence: 'confirmed',
  source: 'test',
}
const TEXTS = new Map([[TEXT.id, TEXT]])
const BASIS = { instrument: 'measures', article: '12' }

describe('the citation of a provision', () => {
  it.each([
    ['2004-07-31', undefined, 'before the first version'],
    ['2004-08-01', '2004', 'on its first day'],
    ['2014-12-31', '2004', 'on its last day'],
    ['2015-01-01', undefined, 'on the day of its repeal'],
    ['2022-11-01', '2022', 'when a new version came'],
    ['2024-06-01', undefined, 'after the repeal'],
  ])('on %s names version %s: %s', (on, version, _when) => {
    const citation = cite(BASIS, day(on), TEXTS)
    expect(citation.version).toBe(version)
    expect(citation).toMatchObject({ ...BASIS, title: TEXT.name, evidence: 'confirmed' })
    expect('version' in citation).toBe(version !== undefined)
  })

  it('of a version without end holds for ever', () => {
    const open = { ...TEXT, versions: [{ version: '1', from: day('2000-01-01') }] }
    expect(cite(BASIS, day('2999-01-01'), new Map([[open.id, open]])).version).toBe('1')
  })

  it('of a text that the catalogue lacks shows its id, without version, as recalled', () => {
    expect(cite({ instrument: 'lost', article: '3' }, day('2020-01-01'), TEXTS)).toEqual({
      instrument: 'lost',
      article: '3',
      title: { zh: 'lost', en: 'lost' },
      evidence: 'recalled',
    })
  })
})
