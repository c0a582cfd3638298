import { describe, expect, it } from 'vitest'
import { nameHistory, rolesOf } from './roles.ts'

describe('the roles of an organisation in a certificate', () => {
  it.each([
    [{ holds: true }, ['holder']],
    [{ holds: true, manufacturer: '甲电器有限公司', factory: '甲电器有限公司' }, ['holder', 'manufacturer', 'factory']],
    [{ holds: false, factory: '甲电器有限公司' }, ['factory']],
    [{ holds: false, manufacturer: '甲电器有限公司分公司' }, []],
    [{ holds: false, manufacturer: '乙电器有限公司' }, []],
    [{ holds: false }, []],
  ])('of %o are %o', (said, roles) => {
    expect(rolesOf(said, ['甲电器有限公司'])).toEqual(roles)
  })

  it('are found under a former name, and whatever the width of its letters', () => {
    expect(rolesOf({ holds: false, factory: 'ＡＢＣ 电器' }, ['甲电器', 'abc电器'])).toEqual(['factory'])
  })

  it('are never found under an empty list of names', () => {
    expect(rolesOf({ holds: false, factory: '甲', manufacturer: '甲' }, [])).toEqual([])
  })
})

describe('the names an organisation had', () => {
  it('follow each other, the last one open', () => {
    const uses = [
      { name: '新名', from: '2024-05-01' },
      { name: '旧名', from: '2019-01-01' },
    ]
    expect(nameHistory(uses)).toEqual([
      { name: '旧名', from: '2019-01-01', until: '2024-05-01' },
      { name: '新名', from: '2024-05-01', until: null },
    ])
  })

  it('are none where none is on record', () => {
    expect(nameHistory([])).toEqual([])
  })

  it('keep one order on one day', () => {
    const uses = [
      { name: 'b', from: '2020-01-01' },
      { name: 'a', from: '2020-01-01' },
    ]
    expect(nameHistory(uses).map((one) => one.name)).toEqual(nameHistory(uses.toReversed()).map((one) => one.name))
  })
})
