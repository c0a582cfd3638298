import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXIT } from '../config/exit.ts'
import { main } from './main.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zh pack-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function doctor(pack: string) {
  let out = ''
  let err = ''
  const streams = { out: { write: (text: string) => (out += text) }, err: { write: (text: string) => (err += text) } }
  const code = await main(['--json', 'doctor', '--pack', pack], { DATA_DIR: join(folder, 'data') }, streams)
  const lines = out
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { ok: boolean; pointer?: string; code?: string; faults?: number })
  return { code, err, lines }
}

/** A module that exports a pack which is right but for what `change` does to it. */
function moduleWith(name: string, change: string): string {
  const file = join(folder, `${name}.mjs`)
  const named = "{ zh: '甲', en: 'A' }"
  writeFileSync(
    file,
    `const basis = [{ instrument: 'act', article: '1' }]
const during = { from: '2020-01-01' }
export const pack = {
  code: 'x', version: '1', name: ${named}, zone: 'Etc/UTC', currency: { code: 'XTS', minorDigits: 2 },
  calendar: { weekend: [0], holidays: new Set(), workedRestDays: new Set(), publishedUntil: '2030-12-31' },
  identifiers: [{ code: 'id', name: ${named}, of: 'organisation', normalise: (raw) => raw, fault: () => undefined, source: 'test' }],
  kinds: [{ code: 'paper', family: 'certificate', name: ${named} }], numbers: [], fields: [], standards: [],
  schemes: [], needs: {}, roots: [], law: [{ id: 'act', name: ${named}, level: 'law', versions: [], articles: [], evidence: 'confirmed', source: 'test' }],
  procedures: [], grounds: [], regions: [], classifications: [],
  reports: { kind: 'paper', scheme: 's', holderScheme: 'id', laboratory: { family: 'designation' }, person: { family: 'registration' },
    late: { rule: 'days', days: 10, count: 'calendar', basis }, longestYears: 5, columns: {}, acts: {}, basis: {} },
  glossary: [], gaps: [], uses: {},
}
${change}
`,
  )
  return file
}

describe('zhengheng doctor --pack', () => {
  it('finds no fault in the country pack, and says how much of it is recalled and missing', async () => {
    const { code, lines } = await doctor('cn')
    expect(lines.filter((line) => !line.ok)).toEqual([])
    expect(lines.at(-1)).toMatchObject({ check: 'pack', ok: true, code: 'cn', faults: 0 })
    expect(lines.at(-1)).toHaveProperty('recalled')
    expect(code).toBe(EXIT.done)
  })

  it('names every fault of a pack with its place', async () => {
    const { code, lines } = await doctor(
      moduleWith('faulty', "pack.zone = 'Nowhere/Here'; pack.reports.longestYears = 0; pack.currency.minorDigits = -1"),
    )
    expect(code).toBe(EXIT.unhealthy)
    const places = lines
      .filter((line) => line.pointer !== undefined)
      .map(({ pointer, code: why }) => `${pointer} ${why}`)
    expect(places).toEqual(
      expect.arrayContaining([
        '/zone unknown-zone',
        '/currency/minorDigits not-a-count',
        '/reports/longestYears not-a-count',
      ]),
    )
    expect(lines.at(-1)).toMatchObject({ ok: false, faults: places.length })
  })

  it.each([
    ['a part is missing', 'delete pack.law', '/law required'],
    ['a part is of another kind', 'pack.schemes = 7', ' unreadable'],
  ])('goes on to a verdict when %s', async (name, change, place) => {
    const { code, lines } = await doctor(moduleWith(name.replaceAll(' ', '-'), change))
    expect(code).toBe(EXIT.unhealthy)
    expect(lines.map(({ pointer, code: why }) => `${pointer ?? ''} ${why ?? ''}`)).toContain(place)
  })

  it('says which data do not have their shape when a pack does not load', async () => {
    const file = join(folder, 'broken.mjs')
    writeFileSync(file, "throw new TypeError('law.json/items/3/level: must be one of')")
    const { code, lines } = await doctor(file)
    expect(code).toBe(EXIT.unhealthy)
    expect(lines[0]).toMatchObject({
      code: 'does-not-load',
      params: { name: 'law.json/items/3/level: must be one of' },
    })
  })

  it('takes the folder of a package', async () => {
    const path = join(folder, 'package')
    mkdirSync(path)
    writeFileSync(
      join(path, 'package.json'),
      JSON.stringify({ type: 'module', exports: { '.': { default: './a.js' } } }),
    )
    writeFileSync(join(path, 'a.js'), 'export const other = 1')
    expect((await doctor(path)).lines[0]).toMatchObject({ code: 'exports-no-pack' })
  })

  it('does not know a pack that is not installed', async () => {
    const { code, err } = await doctor('atlantis')
    expect(code).toBe(EXIT.configuration)
    expect(err).toContain('There is no pack atlantis')
  })
})
