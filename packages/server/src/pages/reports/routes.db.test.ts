import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { SYSTEM, transact } from '../../db/transact.ts'
import { hashKey } from '../../identity/api-keys.ts'
import { insertKey } from '../../identity/store.ts'
import { openDoors } from '../../reports/testing/doors.ts'
import { csv, done, issued } from '../../reports/testing/rows.ts'
import { linksOf, markupFaults, textOf } from '../testing/reading.ts'
import { expectPage, openBrowser } from './testing/browser.ts'

vi.setConfig({ testTimeout: 120_000 })

const doors = await openDoors()
const browser = await openBrowser(doors)
const cookie = await browser.signIn(doors.mine.key)

function hiddenKey(html: string): string {
  return /name="idempotencyKey" value="([^"]+)"/.exec(html)?.[1] ?? ''
}

describe('the page to report by hand', () => {
  it.each(['zh', 'en'])('asks for the key of a body first (%s)', async (lang) => {
    for (const path of ['/report', '/report/1', '/report/1/columns', '/report/1/problems']) {
      const answer = await browser.get(`${path}?lang=${lang}`, '')
      expectPage(answer)
      expect(answer.body).toContain('type="password"')
    }
  })

  it.each([
    ['a key that nobody has', `zk_${'x'.repeat(30)}`, '密钥不对'],
    ['no key', '', '密钥不对'],
  ])('refuses %s', async (_name, key, said) => {
    const answer = await browser.post('/report/key', { key })
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined])
    expect(textOf(answer.body)).toContain(said)
    expect(answer.body).not.toContain(key || 'zk_x')
  })

  it('refuses the key of an officer, and says why', async () => {
    const answer = await browser.post('/report/key', { key: doors.officer.key })
    expect([answer.statusCode, textOf(answer.body)]).toEqual([403, expect.stringContaining('不是认证机构的密钥')])
  })

  it('gives a cookie that no script reads, that goes nowhere else, and that does not hold the key', async () => {
    const answer = await browser.post('/report/key', { key: doors.mine.key })
    const given = String(answer.headers['set-cookie'])
    expect(given).toMatch(/; Path=\/report; Max-Age=1800; HttpOnly; SameSite=Strict; Secure$/)
    expect(given).not.toContain(doors.mine.key.slice(3))
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/report'])
  })

  it('takes no form that another site sends', async () => {
    for (const path of ['/report/key', '/report/leave', '/report/1/commit']) {
      const answer = await browser.post(path, { key: doors.mine.key }, cookie, { origin: 'https://evil.example' })
      expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined])
    }
  })

  it('forgets who leaves, and whom a key that has ended stood for', async () => {
    const left = await browser.post('/report/leave', {}, cookie)
    expect(String(left.headers['set-cookie'])).toContain('Max-Age=0')
    const key = `zk_${randomUUID()}`
    const made = { hash: hashKey(key), party: doors.other.party, person: 'p', role: 'body', name: 'k' } as const
    await transact(doors.db, SYSTEM, async (tx) => insertKey(tx, made))
    const mine = await browser.signIn(key)
    expect((await browser.get('/report', mine)).body).toContain('type="file"')
    await doors.db.owner`-- test.endKey
      update api_key set ended = clock_timestamp() where hash = ${hashKey(key)}`
    const after = await browser.get('/report', mine)
    expect([after.statusCode, after.body.includes('type="password"')]).toEqual([401, true])
  })

  it('says what is wrong with the sending, and keeps nothing', async () => {
    const none = await browser.upload({ content: '', name: '' })
    expect([none.statusCode, textOf(none.body)]).toEqual([422, expect.stringContaining('请选择文件')])
    const large = await browser.upload({ content: Buffer.alloc(21 * 1024 * 1024, 'x') })
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
    const { path, id } = await browser.uploaded({
      content: csv([issued('P-1'), done('withdraw', 'P-404', '2026-06-02')]),
    })
    const tried = await browser.get(path)
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
    const commit = await browser.post(`${path}/commit`, { idempotencyKey: hiddenKey(tried.body) }, cookie)
    const meant = await browser.ended(commit)
    expect(meant.id).not.toBe(id)
    expect(await doors.place.ended(meant.id)).toMatchObject({
      state: 'committed',
      accepted: 1,
      rejected: 1,
      name: 'march.csv',
    })
    const twice = await browser.post(`${path}/commit`, { idempotencyKey: hiddenKey(tried.body) }, cookie)
    expect(twice.headers.location).toBe(commit.headers.location)
    expect(linksOf((await browser.get('/report')).body)).toEqual(expect.arrayContaining([path, meant.path]))
  })

  it('sent twice is one report', async () => {
    const sent = { content: csv([issued('P-2')]), key: randomUUID() }
    const [first, second] = [await browser.upload(sent), await browser.upload(sent)]
    expect(second.headers.location).toBe(first.headers.location)
  })

  it('that waits says so, asks to be asked again, and does not care who looks', async () => {
    const rows = Array.from({ length: 3000 }, (_, n) => issued(`PQ-${n}`, { holderId: String(n) }))
    const answer = await browser.upload({ content: csv(rows), dryRun: false })
    const path = String(answer.headers.location)
    const early = await browser.get(`${path}?lang=en`)
    expectPage(early)
    expect(early.body).toContain('<meta http-equiv="refresh" content="3">')
    expect(textOf(early.body)).toContain('You may close this page')
    await browser.ended(answer)
    expect(textOf((await browser.get(`${path}?lang=en`)).body)).toContain('recorded')
  })

  it('of which rows were refused offers them as a workbook, and all problems as CSV', async () => {
    const { path, id } = await browser.uploaded({ content: csv([issued('P-3', { item: 's/9' })]), dryRun: false })
    expect(linksOf((await browser.get(path)).body)).toEqual(
      expect.arrayContaining([`${path}/problems?format=xlsx`, `${path}/problems?format=csv`]),
    )
    const workbook = await browser.get(`${path}/problems?format=xlsx`)
    expect(workbook.headers['content-disposition']).toBe(`attachment; filename="findings-${id}.xlsx"`)
    expect(workbook.rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect((await browser.get(`${path}/problems?format=csv`)).body).toContain('unknown-item')
  })

  it('that cannot be read says why, and what to save it as', async () => {
    const { path } = await browser.uploaded({ content: Buffer.from('d0cf11e0a1b11ae1', 'hex'), name: 'old.xls' })
    const text = textOf((await browser.get(path)).body)
    expect(text).toContain('旧版 Excel 文件')
    expect(text).toContain('.xlsx')
    const columns = await browser.get(`${path}/columns`)
    expect([columns.statusCode, textOf(columns.body)]).toEqual([422, expect.stringContaining('旧版 Excel 文件')])
  })

  it('is seen by its body alone', async () => {
    const { path } = await browser.uploaded({ content: csv([issued('P-4')]) })
    const other = await browser.signIn(doors.other.key)
    for (const rest of ['', '/columns', '/problems?format=csv']) {
      const answer = await browser.get(`${path}${rest}`, other)
      expect([answer.statusCode, answer.body.includes('P-4')]).toEqual([404, false])
    }
    expect((await browser.post(`${path}/commit`, { idempotencyKey: 'k' }, other)).statusCode).toBe(404)
    expect((await browser.get('/report/abc')).statusCode).toBe(404)
  })
})

describe('how fresh reports are', () => {
  it.each(['zh', 'en'])('is public, for each body that reported (%s)', async (lang) => {
    await doors.report(csv([issued(`FR-${lang}`)]))
    const answer = await browser.get(`/freshness?lang=${lang}`, '')
    expect(answer.statusCode).toBe(200)
    expect(markupFaults(answer.body)).toEqual([])
    // Acts are recorded by the clock of the database.
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Dubai' }).format(new Date())
    expect(textOf(answer.body)).toContain(today)
    expect(textOf(answer.body)).toMatch(lang === 'zh' ? /\d+ 天以内 最近 \d+ 件/ : /within \d+ days of the last \d+/)
    expect(linksOf(answer.body).some((link) => link.startsWith('/body/AP-'))).toBe(true)
  })
})
