import { randomUUID } from 'node:crypto'
import type { LightMyRequestResponse } from 'fastify'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { openDoors } from '../../reports/testing/doors.ts'
import { csv, done, issued } from '../../reports/testing/rows.ts'
import { workbookOf } from '../../reports/testing/workbooks.ts'
import { linksOf, markupFaults, textOf } from '../testing/reading.ts'

vi.setConfig({ testTimeout: 120_000 })

const doors = await openDoors()
const HEAVIEST = 30 * 1024
let cookie = ''

async function signIn(key: string): Promise<string> {
  const answer = await post('/report/key', { key })
  expect(answer.statusCode).toBe(303)
  return String(answer.headers['set-cookie']).split(';', 1)[0] ?? ''
}

beforeAll(async () => {
  cookie = await signIn(doors.mine.key)
})

async function get(url: string, by = cookie): Promise<LightMyRequestResponse> {
  return doors.app.inject({ method: 'GET', url, headers: { accept: 'text/html', cookie: by } })
}

async function post(
  url: string,
  form: Readonly<Record<string, string>>,
  by = '',
  headers: Record<string, string> = {},
) {
  return doors.app.inject({
    method: 'POST',
    url,
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', cookie: by, ...headers },
    payload: new URLSearchParams(form).toString(),
  })
}

interface Upload {
  readonly content: string | Buffer
  readonly name?: string
  readonly dryRun?: boolean
  readonly key?: string
  readonly by?: string
}

async function upload({ content, name = 'march.csv', dryRun = true, key = randomUUID(), by = cookie }: Upload) {
  const mark = 'x-boundary'
  const field = (label: string, value: string): string =>
    `--${mark}\r\ncontent-disposition: form-data; name="${label}"\r\n\r\n${value}\r\n`
  const head = `--${mark}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/vnd.ms-excel\r\n\r\n`
  return doors.app.inject({
    method: 'POST',
    url: '/report',
    headers: { accept: 'text/html', cookie: by, 'content-type': `multipart/form-data; boundary=${mark}` },
    payload: Buffer.concat([
      Buffer.from(field('idempotencyKey', key) + (dryRun ? field('dryRun', 'true') : '') + head),
      Buffer.from(content),
      Buffer.from(`\r\n--${mark}--\r\n`),
    ]),
  })
}

/** Uploads, waits until it has ended, and answers the address of its page. */
async function uploaded(sent: Upload): Promise<{ path: string; id: string }> {
  const answer = await upload(sent)
  expect([answer.statusCode, answer.body]).toEqual([303, ''])
  return ended(answer)
}

async function ended(answer: LightMyRequestResponse): Promise<{ path: string; id: string }> {
  const path = String(answer.headers.location)
  const id = /^\/report\/(\d+)/.exec(path)?.[1] ?? ''
  await doors.place.ended(id)
  return { path, id }
}

function hiddenKey(html: string): string {
  return /name="idempotencyKey" value="([^"]+)"/.exec(html)?.[1] ?? ''
}

function expectPage(answer: LightMyRequestResponse): void {
  expect(markupFaults(answer.body)).toEqual([])
  expect(Buffer.byteLength(answer.body)).toBeLessThanOrEqual(HEAVIEST)
  expect(answer.headers['cache-control']).toBe('no-store')
}

describe('the page to report by hand', () => {
  it.each(['zh', 'en'])('asks for the key of a body first (%s)', async (lang) => {
    for (const path of ['/report', '/report/1', '/report/1/columns', '/report/1/problems']) {
      const answer = await get(`${path}?lang=${lang}`, '')
      expectPage(answer)
      expect(answer.body).toContain('type="password"')
    }
  })

  it.each([
    ['a key that nobody has', `zk_${'x'.repeat(30)}`, '密钥不对'],
    ['no key', '', '密钥不对'],
  ])('refuses %s', async (_name, key, said) => {
    const answer = await post('/report/key', { key })
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined])
    expect(textOf(answer.body)).toContain(said)
    expect(answer.body).not.toContain(key || 'zk_x')
  })

  it('refuses the key of an officer, and says why', async () => {
    const answer = await post('/report/key', { key: doors.officer.key })
    expect([answer.statusCode, textOf(answer.body)]).toEqual([403, expect.stringContaining('不是认证机构的密钥')])
  })

  it('gives a cookie that no script reads, that goes nowhere else, and that does not hold the key', async () => {
    const answer = await post('/report/key', { key: doors.mine.key })
    const given = String(answer.headers['set-cookie'])
    expect(given).toMatch(/; Path=\/report; Max-Age=1800; HttpOnly; SameSite=Strict; Secure$/)
    expect(given).not.toContain(doors.mine.key.slice(3))
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/report'])
  })

  it('takes no form that another site sends', async () => {
    for (const path of ['/report/key', '/report/leave', '/report/1/commit']) {
      const answer = await post(path, { key: doors.mine.key }, cookie, { origin: 'https://evil.example' })
      expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined])
    }
  })

  it('forgets who leaves, and whom a key that has ended stood for', async () => {
    const left = await post('/report/leave', {}, cookie)
    expect(String(left.headers['set-cookie'])).toContain('Max-Age=0')
    const key = `zk_${randomUUID()}`
    const { hashKey } = await import('../../identity/api-keys.ts')
    const { insertKey } = await import('../../identity/store.ts')
    const { SYSTEM, transact } = await import('../../db/transact.ts')
    const made = { hash: hashKey(key), party: doors.other.party, person: 'p', role: 'body', name: 'k' } as const
    await transact(doors.db, SYSTEM, async (tx) => insertKey(tx, made))
    const mine = await signIn(key)
    expect((await get('/report', mine)).body).toContain('type="file"')
    await doors.db.owner`-- test.endKey
      update api_key set ended = clock_timestamp() where hash = ${hashKey(key)}`
    const after = await get('/report', mine)
    expect([after.statusCode, after.body.includes('type="password"')]).toEqual([401, true])
  })

  it('says what is wrong with the sending, and keeps nothing', async () => {
    const none = await upload({ content: '', name: '' })
    expect([none.statusCode, textOf(none.body)]).toEqual([422, expect.stringContaining('请选择文件')])
    const large = await upload({ content: Buffer.alloc(21 * 1024 * 1024, 'x') })
    expect([large.statusCode, textOf(large.body)]).toEqual([413, expect.stringContaining('超过 20 MB')])
    const form = await doors.app.inject({
      method: 'POST',
      url: '/report',
      headers: { accept: 'text/html', cookie, 'content-type': 'multipart/form-data' },
      payload: 'x',
    })
    expect(form.statusCode).toBe(400)
    await expect.poll(doors.inbox, { timeout: 20_000 }).toEqual([])
  })
})

describe('a file that is sent by hand', () => {
  it('is tried, looked at, and then reported without being sent again', async () => {
    const { path, id } = await uploaded({ content: csv([issued('P-1'), done('withdraw', 'P-404', '2026-06-02')]) })
    const tried = await get(path)
    expectPage(tried)
    const text = textOf(tried.body)
    for (const said of [
      'march.csv',
      '试报完成',
      '没有登记任何内容',
      '第 3 行',
      '还没有报送过签发',
      '将登记 1 行；1 行有错',
    ]) {
      expect(text).toContain(said)
    }
    expect(tried.body).not.toContain('http-equiv="refresh"')
    const commit = await post(`${path}/commit`, { idempotencyKey: hiddenKey(tried.body) }, cookie)
    const meant = await ended(commit)
    expect(meant.id).not.toBe(id)
    expect(await doors.place.ended(meant.id)).toMatchObject({
      state: 'committed',
      accepted: 1,
      rejected: 1,
      name: 'march.csv',
    })
    const twice = await post(`${path}/commit`, { idempotencyKey: hiddenKey(tried.body) }, cookie)
    expect(twice.headers.location).toBe(commit.headers.location)
    expect(linksOf((await get('/report')).body)).toEqual(expect.arrayContaining([path, meant.path]))
  })

  it('sent twice is one report', async () => {
    const sent = { content: csv([issued('P-2')]), key: randomUUID() }
    const [first, second] = [await upload(sent), await upload(sent)]
    expect(second.headers.location).toBe(first.headers.location)
  })

  it('that waits says so, asks to be asked again, and does not care who looks', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => issued(`PQ-${n}`, { holderId: String(n) }))
    const answer = await upload({ content: csv(rows), dryRun: false })
    const path = String(answer.headers.location)
    const early = await get(`${path}?lang=en`)
    expectPage(early)
    expect(early.body).toContain('<meta http-equiv="refresh" content="3">')
    expect(textOf(early.body)).toContain('You may close this page')
    await ended(answer)
    expect(textOf((await get(`${path}?lang=en`)).body)).toContain('recorded')
  })

  it('of which rows were refused offers them as a workbook, and all problems as CSV', async () => {
    const { path, id } = await uploaded({ content: csv([issued('P-3', { item: 's/9' })]), dryRun: false })
    expect(linksOf((await get(path)).body)).toEqual(
      expect.arrayContaining([`${path}/problems?format=xlsx`, `${path}/problems?format=csv`]),
    )
    const workbook = await get(`${path}/problems?format=xlsx`)
    expect(workbook.headers['content-disposition']).toBe(`attachment; filename="findings-${id}.xlsx"`)
    expect(workbook.rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect((await get(`${path}/problems?format=csv`)).body).toContain('unknown-item')
  })

  it('that cannot be read says why, and what to save it as', async () => {
    const { path } = await uploaded({ content: Buffer.from('d0cf11e0a1b11ae1', 'hex'), name: 'old.xls' })
    const text = textOf((await get(path)).body)
    expect(text).toContain('旧版 Excel 文件')
    expect(text).toContain('.xlsx')
    const columns = await get(`${path}/columns`)
    expect([columns.statusCode, textOf(columns.body)]).toEqual([422, expect.stringContaining('旧版 Excel 文件')])
  })

  it('is seen by its body alone', async () => {
    const { path } = await uploaded({ content: csv([issued('P-4')]) })
    const other = await signIn(doors.other.key)
    for (const rest of ['', '/columns', '/problems?format=csv']) {
      const answer = await get(`${path}${rest}`, other)
      expect([answer.statusCode, answer.body.includes('P-4')]).toEqual([404, false])
    }
    expect((await post(`${path}/commit`, { idempotencyKey: 'k' }, other)).statusCode).toBe(404)
    expect((await get('/report/abc')).statusCode).toBe(404)
  })
})

describe('headings that nobody knows', () => {
  const HEADINGS = ['事项类型', '证号', '生效', '获证单位全称', '持证人社会信用码', '类别', '起', '止', '备用']
  const row = (number: string): readonly string[] => [
    'issue',
    number,
    '2026-06-01',
    '某某厂',
    '1001',
    's/1',
    '2026-06-01',
    '2031-05-31',
    'x',
  ]
  const answers = (html: string): ReadonlyMap<string, string> =>
    new Map(
      [...html.matchAll(/<input id="(c0\.\d+)"[^>]*? value="([^"]*)"/g)].map(([, field = '', value = '']) => [
        field,
        value,
      ]),
    )

  it('are never dropped in silence: they are asked for, kept under a name, and known the next time', async () => {
    const { path, id } = await uploaded({ content: await workbookOf([HEADINGS, row('M-1')]), name: '我的表.xlsx' })
    expect((await doors.place.ended(id)).failure).toBe('missing-columns')
    const asked = await get(`${path}/columns`)
    expectPage(asked)
    expect(textOf(asked.body)).toContain('还缺少')
    expect(answers(asked.body).size).toBe(HEADINGS.length)
    const chosen = {
      'c0.0': 'act',
      'c0.1': '编号',
      'c0.2': 'effective',
      'c0.3': '持证人',
      'c0.4': 'holderId',
      'c0.5': 'item',
      'c0.6': 'validFrom',
      'c0.7': 'validTo',
      'c0.8': '不读取',
    }
    const saved = await post(`${path}/columns`, { ...chosen, name: '月报', idempotencyKey: randomUUID() }, cookie)
    const again = await ended(saved)
    expect(await doors.place.ended(again.id)).toMatchObject({ state: 'checked', accepted: 1, findings: [] })
    const page = await get(again.path)
    expect(textOf(page.body)).toContain('采用表头说明“月报”')
    const next = await doors.report(await workbookOf([[...HEADINGS].toReversed(), [...row('M-2')].toReversed()]))
    expect([next.state, next.accepted, next.findings]).toEqual(['committed', 1, []])
    const known = await get(`${again.path}/columns`)
    expect(answers(known.body).get('c0.8')).toBe('不读取')
    expect(answers(known.body).get('c0.1')).toBe('编号')
  })

  it('are not known to another body, which never sees them', async () => {
    const other = await doors.report(await workbookOf([HEADINGS, row('M-3')]), { by: doors.other })
    expect(other.failure).toBe('missing-columns')
    const items = async (by: { key: string }) =>
      (
        await doors.app.inject({ url: '/api/v1/report-profiles', headers: { authorization: `Bearer ${by.key}` } })
      ).json<{ items: { id: string; name: string }[] }>().items
    expect((await items(doors.mine)).map((one) => one.name)).toEqual(['月报'])
    expect(await items(doors.other)).toEqual([])
    const [mine] = await items(doors.mine)
    const gone = await doors.app.inject({
      method: 'DELETE',
      url: `/api/v1/report-profiles/${mine?.id}`,
      headers: { authorization: `Bearer ${doors.other.key}` },
    })
    expect(gone.statusCode).toBe(404)
  })

  it.each([
    ['no name', { 'c0.0': 'act' }, '请起个名字'],
    ['a column that does not exist', { name: 'x', 'c0.0': 'colour' }, '没有“colour”这一列'],
    ['a column twice', { name: 'x', 'c0.0': 'act', 'c0.1': 'act' }, '“act”已经有别的表头'],
  ])('with %s come back as they were typed', async (_name, typed, said) => {
    const { path } = await uploaded({ content: await workbookOf([[...HEADINGS, randomUUID()], row('M-4')]) })
    const answer = await post(`${path}/columns`, typed, cookie)
    expectPage(answer)
    expect([answer.statusCode, textOf(answer.body)]).toEqual([422, expect.stringContaining(said)])
    expect(answers(answer.body).get('c0.0')).toBe(typed['c0.0'])
  })

  it('are forgotten when their body wishes', async () => {
    const list = await get('/report')
    const path = /action="(\/report\/profiles\/\d+\/forget)"/.exec(list.body)?.[1] ?? ''
    expect(textOf(list.body)).toContain('月报')
    expect((await post(path, {}, cookie)).statusCode).toBe(303)
    expect(textOf((await get('/report')).body)).not.toContain('月报')
  })

  it('however many and however long make no page heavier than it may be', async () => {
    const many = Array.from({ length: 120 }, (_, n) => `${'很长的表头'.repeat(12)}${n}`)
    const { path } = await uploaded({ content: await workbookOf([many, many]) })
    const answer = await get(`${path}/columns`)
    expect(markupFaults(answer.body)).toEqual([])
    expect(answer.statusCode).toBe(200)
  })
})

describe('how fresh reports are', () => {
  it.each(['zh', 'en'])('is public, for each body that reported (%s)', async (lang) => {
    await doors.report(csv([issued(`FR-${lang}`)]))
    const answer = await get(`/freshness?lang=${lang}`, '')
    expect(answer.statusCode).toBe(200)
    expect(markupFaults(answer.body)).toEqual([])
    // Acts are recorded by the clock of the database.
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Dubai' }).format(new Date())
    expect(textOf(answer.body)).toContain(today)
    expect(textOf(answer.body)).toMatch(lang === 'zh' ? /\d+ 天以内 最近 \d+ 件/ : /within \d+ days of the last \d+/)
    expect(linksOf(answer.body).some((link) => link.startsWith('/body/AP-'))).toBe(true)
  })
})
