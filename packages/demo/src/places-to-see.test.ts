import type { Pack } from '@zhengheng/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoCountry } from './country.ts'
import { PLACES_TO_SEE } from './places-to-see.ts'
import { loadPackOfCountry, TODAY } from './testing/pack.ts'
import { tell, type Told } from './testing/register.ts'
import { readReport } from './testing/read-report.ts'

let pack: Pack
let told: Told
const holders = new Map<string, Set<string>>()

beforeAll(async () => {
  pack = await loadPackOfCountry()
  const steps = [...demoCountry(pack, { certificates: 0, today: TODAY })]
  told = tell(pack, steps)
  for (const step of steps.filter((one) => one.type === 'report')) {
    for (const { holderId, holderName } of readReport(pack, step).rows) {
      if (holderId === undefined || holderName === undefined) continue
      holders.set(holderId, (holders.get(holderId) ?? new Set()).add(holderName))
    }
  }
})

function pathsOf(kind: string): readonly string[] {
  return PLACES_TO_SEE.map((place) => place.path)
    .filter((path) => path.startsWith(`/${kind}/`))
    .map((path) => path.slice(kind.length + 2))
}

describe('the pages worth opening', () => {
  it('are of organisations that hold something, whatever the size of the country', () => {
    const codes = pathsOf('org')
    expect(codes).toHaveLength(4)
    for (const code of codes) expect(holders.get(code)?.size).toBeGreaterThan(0)
  })

  it('show two different firms under one name', () => {
    const [, , one = '', other = ''] = pathsOf('org')
    expect(one).not.toBe(other)
    expect(holders.get(one)).toEqual(holders.get(other))
  })

  it.each([
    ['body', 'approval'],
    ['lab', 'designation'],
    ['person', 'registration'],
  ] as const)('of the kind %s are of an %s that was given', (kind, family) => {
    const numbers = pathsOf(kind)
    expect(numbers.length).toBeGreaterThan(0)
    for (const number of numbers) expect(told.register.find({ family, number })?.acts.length).toBeGreaterThan(1)
  })

  it('are of an item that the pack knows and that is gone', () => {
    const items = pathsOf('scheme')
    const gone = pack.schemes.flatMap((scheme) => scheme.items).filter((item) => items.includes(item.code))
    expect(gone.map((item) => item.during.at(-1)?.until)).toEqual(['2022-10-10'])
  })

  it('have each a title in both languages', () => {
    for (const { title } of PLACES_TO_SEE) expect([title.zh, title.en].every((text) => text.length > 1)).toBe(true)
  })
})
