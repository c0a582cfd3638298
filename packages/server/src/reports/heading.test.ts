import { describe, expect, it } from 'vitest'
import { joinHeadings, judgeHeading, missingColumns, readMeanings, unknownHeadings } from './heading.ts'
import { columnIn, headingsKey, profileFor, type Profile } from './profiles/profile.ts'
import { testPack } from './testing/test-pack.ts'

const profile: Profile = {
  id: 1,
  name: 'mine',
  headings: ['Nr', 'what', 'when', 'private'],
  columns: { Nr: 'number', what: 'act', when: 'effective', private: null },
}
const words = { pack: testPack, profiles: [profile] }

describe('the meaning of a heading', () => {
  it('is that of its name, in the words of the format or of the country, however it is written', () => {
    expect(readMeanings(['ＮＵＭＢＥＲ', ' 动 作 ', 'x', ''], words).columns).toEqual([
      'number',
      'act',
      undefined,
      undefined,
    ])
  })

  it('is that which the profile for these headings says, in any order', () => {
    const meanings = readMeanings(['private', 'WHEN', 'what', 'nr'], words)
    expect(meanings.columns).toEqual([undefined, 'effective', 'act', 'number'])
    expect(meanings.profile).toBe(profile)
  })

  it('is not that of a profile for other headings', () => {
    expect(readMeanings(['Nr', 'what', 'when'], words).profile).toBeUndefined()
    expect(readMeanings(['Nr', 'what', 'when', 'private', 'more'], words).columns).not.toContain('number')
  })

  it('of a template is that of the template, by name or code, in any order', () => {
    const columns = [
      'number',
      'status',
      'validFrom',
      'holderName',
      'holderId',
      'item',
      'validTo',
      'auditFrom',
      'product',
    ] as const
    const template = {
      code: 't',
      name: { zh: '表', en: 'T' },
      columns: columns.map((means, at) => ({ no: at + 1, name: `列${at}`, code: `Z${at}`, means })),
      tables: {},
      statuses: {},
      changes: {},
      recertification: [],
      initial: [],
      newTypes: [],
      replacementTypes: [],
      transferReasons: [],
      yes: [],
      evidence: 'confirmed' as const,
      source: 'test',
    }
    const pack = { ...testPack, reports: { ...testPack.reports, templates: [template] } }
    const headings = columns.map((_, at) => (at % 2 === 0 ? `列${at}` : `z${at}`)).toReversed()
    const read = readMeanings(headings, { pack, profiles: [] })
    expect([read.template?.code, read.columns]).toEqual(['t', columns.toReversed()])
    expect(missingColumns(read)).toEqual([])
    const less = readMeanings(
      headings.filter((heading) => heading !== 'z1'),
      { pack, profiles: [] },
    )
    expect([less.template?.code, missingColumns(less)]).toEqual(['t', ['status']])
  })
})

describe('a heading', () => {
  const judge = (...headings: string[]) => judgeHeading(readMeanings(headings, words), 3)

  it('that lacks what is needed refuses the file, and names all of it', () => {
    expect(judge('holderName')).toMatchObject({
      failure: 'missing-columns',
      findings: [{ line: 3, params: { columns: 'act, number, effective' } }, { code: 'unknown-columns' }].slice(0, 1),
    })
  })

  it('that says one thing twice refuses the file, and says where', () => {
    const { failure, findings } = judge('act', 'number', 'effective', '编号')
    expect([failure, findings[0]?.value]).toEqual(['repeated-columns', 'number (B D)'])
  })

  it('with unknown ones is taken and names them; what is left out on purpose, and our own, are known', () => {
    const { failure, findings } = judge('act', 'number', 'effective', 'colour', '※问题', '')
    expect([failure, findings.map((found) => [found.code, found.value])]).toEqual([
      undefined,
      [['unknown-columns', 'colour']],
    ])
    expect(unknownHeadings(readMeanings([...profile.headings], words))).toEqual([])
  })

  it('of too many columns is refused before anything else', () => {
    const wide = Array.from({ length: 501 }, (_, n) => `h${n}`)
    expect(judge(...wide)).toMatchObject({
      failure: 'too-many-columns',
      findings: [{ params: { found: 501, most: 500 } }],
    })
    expect(judge(...wide.slice(0, 500)).failure).toBe('missing-columns')
  })
})

describe('headings in two rows', () => {
  const isKnown = (heading: string): boolean => readMeanings([heading], words).columns[0] !== undefined

  it.each([
    [
      'a heading that stands over both',
      ['编号', '日期', ''],
      ['', 'effective', 'validTo'],
      ['编号', 'effective', 'validTo'],
    ],
    [
      'parts that need their group',
      ['审核', '', '测试'],
      ['开始', '结束', '开始'],
      ['审核 开始', '审核 结束', '测试 开始'],
    ],
    ['a lower row that is longer', ['a'], ['', 'number', 'act'], ['a', 'number', 'act']],
    ['a title that is no group', ['月报', '', ''], ['number', 'act', 'effective'], ['number', 'act', 'effective']],
  ])('are joined: %s', (_name, upper, lower, joined) => {
    expect(joinHeadings(upper, lower, isKnown)).toEqual(joined)
  })
})

describe('a profile', () => {
  it('is found by its headings without regard to order, width, case and blanks', () => {
    expect(headingsKey(['B 1', 'ａ', ''])).toBe(headingsKey(['A', 'b1']))
    expect(profileFor(['WHEN', 'private', 'Ｎｒ', 'what'], [profile])).toBe(profile)
  })

  it('that was changed last goes before others for the same headings', () => {
    const later = { ...profile, id: 2, name: 'later' }
    expect(profileFor([...profile.headings], [profile, later])).toBe(later)
  })

  it('tells what is left out from what it does not speak of', () => {
    expect([columnIn(profile, 'PRIVATE'), columnIn(profile, 'other'), columnIn(undefined, 'x')]).toEqual([
      null,
      undefined,
      undefined,
    ])
  })
})
