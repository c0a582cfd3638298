import { trustPath, type Pack } from '@zhengheng/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { demoCountry } from './country.ts'
import { SITUATIONS } from './situations.ts'
import { loadPackOfCountry, TODAY } from './testing/pack.ts'
import { tell, type Told } from './testing/register.ts'

let pack: Pack
let told: Told

beforeAll(async () => {
  pack = await loadPackOfCountry()
  told = tell(pack, demoCountry(pack, { certificates: 4000, today: TODAY }))
}, 60_000)

/** What the written situations expect of the whole register today, by number. */
function written(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { number, ask } of SITUATIONS) {
    for (const { number: asked, on, known, expect: answer } of ask) {
      if (on !== undefined || known !== undefined || 'problem' in answer) continue
      if (answer.basisAtIssue !== 'trusted') found.set(asked ?? number, (answer.reasons ?? []).join())
    }
  }
  return found
}

describe('the whole country, before the rules of core', () => {
  it('is rightly certified, but for the written situations, each for its own reason', () => {
    const wrong = told.statements.flatMap((statement) => {
      const basis = trustPath(statement, TODAY, told.register)?.basisAtIssue
      return basis?.verdict === 'trusted' ? [] : [[statement.number, basis?.reasons.join() ?? 'never issued'] as const]
    })
    expect(told.statements.length).toBeGreaterThanOrEqual(4000)
    expect(new Map(wrong)).toEqual(written())
    expect(wrong).toHaveLength(7)
  })

  it('raises no doubt in any row, but for the one that is reported late', () => {
    expect(told.findings.map(({ code, number }) => `${code} ${number}`)).toEqual(['late 2025770718001125'])
  })

  it('has statements of every state', () => {
    const states = new Set(told.statements.map((one) => trustPath(one, TODAY, told.register)?.standing.status))
    expect(states).toEqual(new Set(['cancelled', 'expired', 'replaced', 'suspended', 'valid', 'withdrawn']))
  })

  it('has statements of every kind that the pack knows, but for those that it cannot report', () => {
    const kinds = new Set(told.statements.map((one) => one.kind))
    const reportable = pack.kinds.filter((kind) => kind.family === 'certificate' || kind.family === 'declaration')
    const expected = reportable.filter(
      (kind) => kind.family === 'certificate' || pack.reports.declarations !== undefined,
    )
    expect(kinds).toEqual(new Set(expected.map((kind) => kind.code)))
  })
})
