import { pack } from '@zhengheng/cn'
import { day, type FoundView, type GroupView, type InputOf, type searchEverything } from '@zhengheng/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOnAttestation, issueAttestation } from '../attestation/acts.ts'
import { readCertificates } from '../attestation/reads.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { addParty } from '../party/store.ts'
import { makeCountry } from '../testing/country.ts'
import { testServices, type TestServices } from '../testing/services.ts'
import { searchAll } from './everything.ts'
import { catchUp, followAll, followOnce, startFollowing } from './follow.ts'

let db: TestDatabase
let services: TestServices
let body: number

/** A firm of Chongqing that was called otherwise, with three certificates. */
const NUMBERS = ['2023010701000001', '2023010701000002', '2023010701000003']
const USCC = '91500000TE5T00016Y'

beforeAll(async () => {
  db = await testDatabase()
  services = await testServices(db, pack)
  body = (await makeCountry(services)).body
  const holder = await transact(db, SYSTEM, async (tx) =>
    addParty(tx, {
      kind: 'firm',
      name: '重庆长安灯具有限公司',
      nameEn: 'Chongqing Changan Lamps Co., Ltd.',
      region: '500000',
      identifiers: [{ scheme: 'uscc', value: USCC }],
    }),
  )
  for (const number of NUMBERS)
    await issue(number, holder, '重庆长安灯具有限公司', ['LD-12', `LD-${number.slice(-1)}00`], '嵌入式灯具')
  const person = await transact(db, SYSTEM, async (tx) =>
    addParty(tx, { kind: 'person', name: '欧阳无名', identifiers: [] }),
  )
  await issue('2023010701000009', person, undefined, ['QQ-1'])
  await rename(NUMBERS[0] ?? '', '山城照明厂')
})
afterAll(async () => db.close())

async function issue(
  number: string,
  holder: number,
  name: string | undefined,
  models: string[],
  product = '玩具',
): Promise<void> {
  await transact(db, SYSTEM, async (tx) =>
    issueAttestation(tx, SYSTEM, {
      family: 'certificate',
      kind: 'ccc-certificate',
      number,
      issuer: body,
      origin: { type: 'register', id: 'test' },
      effective: day('2023-05-06'),
      region: '500000',
      content: {
        holder,
        ...(name !== undefined && { named: { name, identifiers: [] } }),
        scope: ['ccc/10/1001'],
        valid: { from: day('2023-05-06'), until: day('2028-05-06') },
        standards: [],
        detail: { product, models },
      },
    }),
  )
}

async function rename(number: string, name: string): Promise<void> {
  await transact(db, SYSTEM, async (tx) => {
    const target = (await readCertificates(tx, pack.zone, [number])).found.get(number)
    if (!target) throw new Error(`no ${number}`)
    const change = { act: 'change', effective: day('2024-01-01'), facts: { named: { name, identifiers: [] } } } as const
    await actOnAttestation(tx, SYSTEM, target, change, day('2026-11-20'))
  })
}

async function search(q: string, more: Partial<InputOf<typeof searchEverything>> = {}) {
  return searchAll(services, { q, ...more })
}

async function group(q: string, kind: string): Promise<GroupView | undefined> {
  return (await search(q)).groups.find((one) => one.kind === kind)
}

async function first(q: string, kind: string): Promise<FoundView | undefined> {
  return (await group(q, kind))?.items[0]
}

describe('one search finds', () => {
  it.each([
    ['a firm from two characters of its name', '长安', { field: 'name', text: '重庆长安灯具有限公司' }],
    ['a firm by a name it had', '山城', { field: 'name', text: '山城照明厂', former: true }],
    ['a firm by its English name', 'changan lamps', { field: 'name', text: 'Chongqing Changan Lamps Co., Ltd.' }],
    [
      'a firm by the initials of its name as it is read there',
      'cqca',
      { field: 'sound', text: '重庆长安灯具有限公司' },
    ],
    ['a firm by its syllables', 'chongqingchang', { field: 'name', text: 'Chongqing Changan Lamps Co., Ltd.' }],
    ['a firm by its unified code', ` ${USCC.toLowerCase()} `, { field: 'identifier', text: USCC }],
  ])('%s', async (_what, q, why) => {
    const found = await first(q, 'organisation')
    expect(found).toMatchObject({ kind: 'organisation', path: `/org/${USCC}`, region: '500000', why })
  })

  it.each([
    ['a certificate by its number', '2023 0107 0100 0002', { field: 'number', text: '2023010701000002' }],
    ['a certificate by its product', '嵌入式', { field: 'product', text: '嵌入式灯具' }],
    ['a certificate by the beginning of a model', 'ld2', { field: 'model', text: 'LD-200' }],
    ['a certificate by a model with a wildcard', 'LD*200'.replace('*2', '-2*'), { field: 'model', text: 'LD-200' }],
    ['a certificate by holder and product', '长安 灯具', { field: 'holder', text: '重庆长安灯具有限公司' }],
    ['a certificate by a former name of its holder', '山城照明', { field: 'holder', text: '山城照明厂', former: true }],
  ])('%s', async (_what, q, why) => {
    const items = (await group(q, 'certificate'))?.items ?? []
    const found = items.find((item) => item.number === '2023010701000002')
    expect(found).toMatchObject({ path: '/c/2023010701000002', status: 'valid', why })
  })

  it.each([
    ['a body by its name', '示例认证', 'body', '/body/CNCA-R-2099-990'],
    ['a body by part of its approval number', '2099990', 'body', '/body/CNCA-R-2099-990'],
    ['a body by the whole of it, wrongly separated', 'cnca r2099 990', 'body', '/body/CNCA-R-2099-990'],
    ['a laboratory by its name', '检测实验室', 'laboratory', '/lab/LAB-0001'],
    ['a laboratory by its number', 'lab0001', 'laboratory', '/lab/LAB-0001'],
  ])('%s', async (_what, q, kind, path) => {
    expect((await group(q, kind))?.items.map((item) => item.path)).toContain(path)
  })

  it('schemes, their items, and texts of law by the words of the pack', async () => {
    const [scheme] = pack.schemes
    const item = scheme?.items[0]
    const [text] = pack.law
    if (!scheme || !item || !text) throw new Error('the pack is empty')
    expect((await first(scheme.name.zh, 'scheme'))?.path).toBe(`/scheme/${scheme.code}`)
    expect((await group(item.name.zh, 'scheme'))?.items.map((one) => one.path)).toContain(`/scheme/${item.code}`)
    expect((await first(text.name.zh, 'law'))?.path).toBe(`/law/${encodeURIComponent(text.id)}`)
    expect((await first(text.name.en, 'law'))?.path).toBe(`/law/${encodeURIComponent(text.id)}`)
  })

  it('nothing by the name of a natural person, and their certificate by its number', async () => {
    for (const q of ['欧阳', '欧阳无名', 'oywm', 'ouyang']) {
      const { groups } = await search(q)
      expect(groups.flatMap((one) => one.items)).toEqual([])
    }
    const found = await first('2023010701000009', 'certificate')
    expect(found).toMatchObject({ name: { zh: '' }, identifiers: [] })
    const rows = await db.owner`select from searched_name n join party p on p.id = n.party_id where p.kind = 'person'`
    expect(rows).toHaveLength(0)
    const texts = await db.owner`select from attestation_text t where t.family = 'registration' or t.doc like '%欧阳%'`
    expect(texts).toHaveLength(0)
  })
})

describe('a search', () => {
  it('narrows statements by what only they have, and leaves the rest out', async () => {
    const { groups } = await search('灯具', { region: '500000', status: 'valid', issuer: 'CNCA-R-2099-990' })
    expect(groups.map((one) => one.kind)).toEqual(['certificate'])
    expect(groups[0]?.total).toEqual({ value: 3, relation: 'eq' })
    expect((await search('灯具', { region: '320000' })).groups).toEqual([])
    expect((await search('灯具', { scheme: 'ccc/07' })).groups).toEqual([])
    expect((await search('灯具', { validOn: '2028-05-05' })).groups[0]?.items).toHaveLength(3)
    expect((await search('灯具', { validOn: '2028-05-06' })).groups).toEqual([])
    expect((await search('灯具', { issuer: 'CNCA-R-1900-001' })).groups).toEqual([])
  })

  it('gives one group page by page when it is asked for alone', async () => {
    const seen: (string | undefined)[] = []
    let cursor: string | undefined
    do {
      const answer = await search('灯具', { kind: 'certificate', limit: '2', ...(cursor !== undefined && { cursor }) })
      expect(answer.groups.map((one) => one.kind)).toEqual(['certificate'])
      seen.push(...(answer.groups[0]?.items.map((item) => item.number) ?? []))
      cursor = answer.groups[0]?.next ?? undefined
    } while (cursor !== undefined)
    expect(seen).toEqual(NUMBERS.toReversed())
  })

  it.each(['x', '1.2', '1.2.3.4', "1.2.3'"])('refuses the cursor %j of organisations', async (cursor) => {
    await expect(search('重庆', { kind: 'organisation', cursor })).rejects.toMatchObject({ code: 'invalid-input' })
  })

  it('ranks the name itself before what begins with it, and that before what holds it', async () => {
    const names = ['百灵', '百灵鸟玩具', '新百灵', '百灵（集团）']
    for (const [n, name] of names.entries()) {
      const holder = await transact(db, SYSTEM, async (tx) => addParty(tx, { kind: 'firm', name, identifiers: [] }))
      await issue(`20220107020000${n}`, holder, name, [])
    }
    const items = (await group('百灵', 'organisation'))?.items ?? []
    expect(items.map((item) => item.name.zh)).toEqual(['百灵', '百灵（集团）', '百灵鸟玩具', '新百灵'])
    const pages: string[] = []
    let cursor: string | undefined
    do {
      const answer = await search('百灵', { kind: 'organisation', limit: '1', ...(cursor !== undefined && { cursor }) })
      pages.push(answer.groups[0]?.items[0]?.name.zh ?? '')
      cursor = answer.groups[0]?.next ?? undefined
    } while (cursor !== undefined)
    expect(pages).toEqual(items.map((item) => item.name.zh))
  })
})

describe('where nothing is found, a hint says', () => {
  it.each([
    ['海', 'too-short'],
    ['*', 'only-wildcards'],
    ['（）', 'empty'],
  ])('of %j: %s', async (q, code) => {
    expect(await search(q)).toMatchObject({ groups: [], hints: [{ code, near: [] }] })
  })

  it('that the check character of an identifier is wrong, and whose it may be', async () => {
    const { hints } = await search(`${USCC.slice(0, 17)}X`)
    expect(hints).toMatchObject([{ code: 'check-digit', params: { scheme: 'uscc' } }])
    expect(hints[0]?.near.map((near) => near.path)).toEqual([`/org/${USCC}`])
  })

  it('that an identifier is right and nobody here carries it', async () => {
    expect((await search('91350100M000100Y43')).hints.map((hint) => hint.code)).toEqual(['identifier-unknown'])
  })

  it.each([
    ['one wrong digit', '2023010701000007'],
    ['two that changed places', '2023010710000002'],
    ['one too few', '202301070100002'],
  ])('which number is near: %s', async (_what, q) => {
    const near = (await search(q)).hints.find((hint) => hint.code === 'near-number')?.near ?? []
    expect(near.length).toBeGreaterThan(0)
    expect(near.every((one) => one.path?.startsWith('/c/20230107'))).toBe(true)
  })

  it('whose number it would be, and up to when that body is known', async () => {
    const hint = (await search('2023010701000555')).hints.find((one) => one.code === 'not-yet-reported')
    expect(hint?.params).toMatchObject({ issuer: '示例认证有限公司', approval: 'CNCA-R-2099-990' })
    expect(hint?.params['recorded']).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it.each([
    ['1911222233334444', 'known-form'],
    ['ABC/12345-X', 'unknown-form'],
  ])('whether the form of %s is known: %s', async (q, code) => {
    expect((await search(q)).hints.map((hint) => hint.code)).toContain(code)
  })

  it.each(['重庆长按灯具', '重庆长灯具', '重庆安长灯具', '重庆长安的灯具'])('which name is near %s', async (q) => {
    const hint = (await search(q)).hints.find((one) => one.code === 'near-name')
    expect(hint?.near.map((near) => near.name.zh)).toEqual(['重庆长安灯具有限公司'])
  })
})

describe('the follower of the log', () => {
  it('is caught up with by whoever searches, so that nothing just acted is missed', async () => {
    await issue('2021010703000001', body, undefined, ['ZZTOP-9'])
    expect(await first('zztop', 'certificate')).toMatchObject({ number: '2021010703000001' })
    expect(await catchUp(db)).toBe(0)
    expect(await followOnce(db)).toBe(false)
  })

  it('finds what a holder had under its new name too', async () => {
    expect((await group('山城照明厂', 'certificate'))?.total.value).toBe(3)
  })

  it('comes to the same from the beginning, in whatever steps', async () => {
    const state = async () => db.owner`select t.* from attestation_text t order by t.id`
    const before = await state()
    await db.owner`truncate attestation_text, searched_name`
    await db.owner`update search_progress set done = -1`
    while (await followOnce(db, 3)) await Promise.resolve()
    expect(await state()).toEqual(before)
  })

  it('says how far it is behind a large report, and is not waited for', async () => {
    await db.owner`update search_progress set done = done - 1500`
    const { hints } = await search('重庆')
    expect(hints).toEqual([{ code: 'behind', params: { acts: '1500' }, near: [] }])
    await followAll(db)
    expect((await search('重庆')).hints).toEqual([])
  })

  it('runs in two places at once without doing anything twice, and stops when it is told to', async () => {
    await db.owner`truncate attestation_text, searched_name`
    await db.owner`update search_progress set done = -1`
    const followers = [startFollowing(db), startFollowing(db)]
    await Promise.all([followOnce(db, 2), followOnce(db, 2), followOnce(db, 2)])
    await followAll(db)
    await Promise.all(followers.map(async (one) => one.stop()))
    expect((await group('灯具', 'certificate'))?.total.value).toBe(3)
  })
})
