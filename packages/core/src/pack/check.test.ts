import { describe, expect, it } from 'vitest'
import type { Need } from '../attestation/need.ts'
import type { Procedure } from '../proceeding/model.ts'
import type { Scheme } from '../scheme/model.ts'
import { day } from '../time/day.ts'
import { checkPack } from './check.ts'
import type { Pack } from './model.ts'
import { smallPack } from './testing/small-pack.ts'

const elsewhere = [{ instrument: 'nowhere', article: '1' }]
const [scheme] = smallPack.schemes as [Scheme]
const [need] = smallPack.needs['s'] as [Need]
const [procedure] = smallPack.procedures as [Procedure]
const [item] = scheme.items

/** The faults of the small pack with some of it changed, as `pointer code name`. */
function faultsWith(change: Partial<Pack>): readonly string[] {
  return checkPack({ ...smallPack, ...change }).map(({ pointer, code, params }) =>
    params === undefined ? `${pointer} ${code}` : `${pointer} ${code} ${String(params['name'])}`,
  )
}

function faultsOfScheme(change: Partial<Scheme>): readonly string[] {
  return faultsWith({ schemes: [{ ...scheme, ...change }] })
}

function faultsOfNeeds(...changes: readonly Partial<Need>[]): readonly string[] {
  return faultsWith({ needs: { s: changes.map((change) => Object.assign({}, need, change)) } })
}

function faultsOfReports(change: Partial<Pack['reports']>): readonly string[] {
  return faultsWith({ reports: { ...smallPack.reports, ...change } })
}

function rootNamed(identifiers: string, value: string): readonly string[] {
  const roots = smallPack.roots.map((root) => Object.assign({}, root, { party: { scheme: identifiers, value } }))
  return faultsWith({ roots })
}

describe('a pack', () => {
  it('without a fault has none', () => {
    expect(checkPack(smallPack)).toEqual([])
  })

  it('lives in a zone, a week and a currency that exist', () => {
    expect(faultsWith({ zone: 'Moon/Tranquility' })).toEqual(['/zone unknown-zone Moon/Tranquility'])
    expect(faultsWith({ currency: { code: 'XTS', minorDigits: 0.5 } })).toEqual(['/currency/minorDigits not-a-count'])
    expect(faultsWith({ calendar: { ...smallPack.calendar, weekend: [7] } })).toEqual(['/calendar no-weekday 7'])
  })

  it('does not work on a holiday', () => {
    const both = new Set([day('2026-01-01')])
    const calendar = { ...smallPack.calendar, holidays: both, workedRestDays: both }
    expect(faultsWith({ calendar })).toEqual(['/calendar holiday-and-worked 2026-01-01'])
  })

  it.each([
    ['identifiers', '/identifiers duplicate id'],
    ['kinds', '/kinds duplicate permit'],
    ['regions', '/regions/1 overlap 0001-01-01'],
    ['roots', '/roots duplicate id 1'],
    ['law', '/law duplicate act'],
    ['grounds', '/grounds duplicate suspend 01'],
    ['glossary', '/glossary duplicate status/valid'],
  ] as const)('names each of its %s once', (part, fault) => {
    const members: readonly unknown[] = smallPack[part]
    expect(faultsWith({ [part]: [...members, members[0]] })).toContain(fault)
  })
})

describe('the law of a pack', () => {
  const [text] = smallPack.law

  it('has versions that do not overlap', () => {
    const versions = [
      { version: '1', from: day('2000-01-01') },
      { version: '2', from: day('2010-01-01') },
    ]
    expect(text && faultsWith({ law: [{ ...text, versions }] })).toEqual(['/law/act/versions overlap 2010-01-01'])
  })

  it('has no version that ends before it begins', () => {
    const versions = [{ version: '1', from: day('2000-01-01'), until: day('2000-01-01') }]
    expect(text && faultsWith({ law: [{ ...text, versions }] })).toEqual([
      '/law/act/versions ends-before-start 2000-01-01',
    ])
  })

  it('may have a text whose days nobody knows', () => {
    expect(text && faultsWith({ law: [{ ...text, versions: [] }] })).toEqual([])
  })
})

describe('the kinds and numbers of a pack', () => {
  it('give forms of numbers of kinds that exist, with an example of the form', () => {
    const form = { kind: 'ticket', pattern: /^T\d+$/, example: 'X', evidence: 'confirmed' } as const
    expect(faultsWith({ numbers: [form] })).toEqual([
      '/numbers unknown-kind ticket',
      '/numbers/ticket example-of-another-form X',
    ])
  })
})

describe('a scheme of a pack', () => {
  it('leads to a certificate or a declaration', () => {
    expect(faultsOfScheme({ certificateKind: 'permit' })).toEqual(['/schemes/s/certificateKind wrong-family permit'])
    expect(faultsOfScheme({ certificateKind: 'seal' })).toEqual(['/schemes/s/certificateKind unknown-kind seal'])
  })

  it('has no item without its parent, and none twice', () => {
    const orphan = item && { ...item, code: 's/2/b' }
    expect(orphan && faultsOfScheme({ items: [...scheme.items, orphan] })).toEqual(['/schemes/s/items no-parent s/2/b'])
    expect(item && faultsOfScheme({ items: [...scheme.items, item] })).toEqual(['/schemes/s/items duplicate s/1'])
  })

  it('has no item that belongs to another scheme', () => {
    const foreign = item && { ...item, code: 't/1' }
    expect(foreign && faultsOfScheme({ items: [...scheme.items, foreign] })).toEqual(['/schemes/s/items no-parent t/1'])
  })

  it('lets an item come back only after it left', () => {
    const during = [{ from: day('2020-01-01'), until: day('2022-01-01') }, { from: day('2021-01-01') }]
    const items = scheme.items.map((one) => Object.assign({}, one, { during }))
    expect(faultsOfScheme({ items })).toContain('/schemes/s/items/s/1 overlap 2021-01-01')
  })

  it('rests on a text of the catalogue', () => {
    expect(faultsOfScheme({ basis: elsewhere })).toEqual(['/schemes/s/basis unknown-instrument nowhere'])
    expect(faultsOfScheme({ basis: [{ instrument: 'act', article: ' ' }] })).toEqual([
      '/schemes/s/basis no-article act',
    ])
  })
})

describe('what a scheme asks for', () => {
  it('is of a scheme, of kinds that exist, and of their family', () => {
    expect(faultsWith({ needs: { t: [need] } })).toEqual(['/needs unknown-scheme t'])
    expect(faultsOfNeeds({ kinds: ['seal'] })).toEqual(['/needs/s/0/kinds unknown-kind seal'])
    expect(faultsOfNeeds({ kinds: ['paper'] })).toEqual(['/needs/s/0/kinds wrong-family paper'])
  })

  it('does not ask twice for the same link on a day', () => {
    expect(faultsOfNeeds({}, { during: { from: day('2024-01-01') } })).toEqual(['/needs/s/approval overlap 2024-01-01'])
    const first = { during: { from: day('2020-01-01'), until: day('2024-01-01') } }
    expect(faultsOfNeeds(first, { during: { from: day('2024-01-01') } })).toEqual([])
  })

  it('rests on a text of the catalogue, and ends at a root', () => {
    expect(faultsOfNeeds({ basis: elsewhere })).toEqual(['/needs/s/0/basis unknown-instrument nowhere'])
    expect(faultsOfNeeds({ family: 'recognition', kinds: [] })).toEqual(['/roots no-root recognition'])
  })
})

describe('the roots of a pack', () => {
  const [root] = smallPack.roots

  it('are named in a scheme of identifiers, by a value that is right in it', () => {
    expect(rootNamed('seal', '1')).toEqual(['/roots unknown-identifier-scheme seal'])
    expect(rootNamed('id', 'x')).toEqual(['/roots identifier-fault x'])
  })

  it('rest on a text of the catalogue', () => {
    expect(root && faultsWith({ roots: [{ ...root, basis: elsewhere }] })).toEqual([
      '/roots/1 unknown-instrument nowhere',
    ])
  })
})

describe('the procedures of a pack', () => {
  it('are checked one by one', () => {
    const { end, ...acts } = procedure.acts
    expect(end).toBeDefined()
    expect(faultsWith({ procedures: [{ ...procedure, acts }] })).toContain('/procedures/p/states/done unreachable')
  })

  it('rest on texts of the catalogue', () => {
    const clocks = { answer: { ...procedure.clocks['answer'], basis: elsewhere } } as Procedure['clocks']
    expect(faultsWith({ procedures: [{ ...procedure, clocks }] })).toEqual([
      '/procedures/p/answer unknown-instrument nowhere',
    ])
  })

  it('have one version for a day, and are there for what they are used', () => {
    const later = { ...procedure, version: 2, during: { from: day('2025-01-01') } }
    expect(faultsWith({ procedures: [procedure, later] })).toEqual(['/procedures/p/during overlap 2025-01-01'])
    expect(faultsWith({ procedures: [procedure, procedure] })).toContain('/procedures duplicate p 1')
    expect(faultsWith({ uses: { scopeReduction: 'q', problemReport: 'p' } })).toEqual(['/uses unknown-procedure q'])
  })
})

describe('the grounds and reports of a pack', () => {
  it('give a ground for an act, on a text of the catalogue', () => {
    const ground = { code: '02', name: smallPack.name, acts: [], basis: elsewhere }
    expect(faultsWith({ grounds: [ground] })).toEqual([
      '/grounds/02 for-no-act',
      '/grounds/02 unknown-instrument nowhere',
    ])
  })

  it('refer to what exists', () => {
    expect(faultsOfReports({ kind: 'seal' })).toEqual(['/reports/kind unknown-kind seal'])
    expect(faultsOfReports({ scheme: 't' })).toEqual(['/reports/scheme unknown-scheme t'])
    expect(faultsOfReports({ holderScheme: 'tax' })).toEqual(['/reports/holderScheme unknown-identifier-scheme tax'])
    expect(faultsOfReports({ acts: { explode: ['bang'] } })).toEqual(['/reports/acts unknown-act explode'])
    expect(faultsOfReports({ basis: { suspend: elsewhere } })).toEqual([
      '/reports/basis/suspend unknown-instrument nowhere',
    ])
  })

  it('give no name to two columns or two acts', () => {
    expect(faultsOfReports({ columns: { number: ['no'], act: ['no'] } })).toEqual(['/reports/columns duplicate no'])
    expect(faultsOfReports({ acts: { issue: ['x'], cancel: ['x'] } })).toEqual(['/reports/acts duplicate x'])
  })

  it('set a limit that every month has, and a length of validity', () => {
    const basis = smallPack.reports.late.basis
    expect(faultsOfReports({ late: { rule: 'day-of-next-month', day: 31, basis } })).toEqual([
      '/reports/late no-day-of-every-month 31',
    ])
    expect(faultsOfReports({ longestYears: 0 })).toEqual(['/reports/longestYears not-a-count'])
  })
})
