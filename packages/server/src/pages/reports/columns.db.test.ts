import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { openDoors } from '../../reports/testing/doors.ts'
import { workbookOf } from '../../reports/testing/workbooks.ts'
import { textOf } from '../testing/reading.ts'
import { expectPage, openBrowser } from './testing/browser.ts'

vi.setConfig({ testTimeout: 120_000 })

const doors = await openDoors()
const browser = await openBrowser(doors)
const cookie = await browser.signIn(doors.mine.key)

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
    const { path, id } = await browser.uploaded({
      content: await workbookOf([HEADINGS, row('M-1')]),
      name: '我的表.xlsx',
    })
    expect((await doors.place.ended(id)).failure).toBe('missing-columns')
    const asked = await browser.get(`${path}/columns`)
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
    const saved = await browser.post(
      `${path}/columns`,
      { ...chosen, name: '月报', idempotencyKey: randomUUID() },
      cookie,
    )
    const again = await browser.ended(saved)
    expect(await doors.place.ended(again.id)).toMatchObject({ state: 'checked', accepted: 1, findings: [] })
    const page = await browser.get(again.path)
    expect(textOf(page.body)).toContain('采用表头说明“月报”')
    const next = await doors.report(await workbookOf([[...HEADINGS].toReversed(), [...row('M-2')].toReversed()]))
    expect([next.state, next.accepted, next.findings]).toEqual(['committed', 1, []])
    const known = await browser.get(`${again.path}/columns`)
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
    const { path } = await browser.uploaded({ content: await workbookOf([[...HEADINGS, randomUUID()], row('M-4')]) })
    const answer = await browser.post(`${path}/columns`, typed, cookie)
    expectPage(answer)
    expect([answer.statusCode, textOf(answer.body)]).toEqual([422, expect.stringContaining(said)])
    expect(answers(answer.body).get('c0.0')).toBe(typed['c0.0'])
  })

  it('are forgotten when their body wishes', async () => {
    const list = await browser.get('/report')
    const path = /action="(\/report\/profiles\/\d+\/forget)"/.exec(list.body)?.[1] ?? ''
    expect(textOf(list.body)).toContain('月报')
    expect((await browser.post(path, {}, cookie)).statusCode).toBe(303)
    expect(textOf((await browser.get('/report')).body)).not.toContain('月报')
  })

  it('however many and however long make no page heavier than it may be', async () => {
    const many = Array.from({ length: 120 }, (_, n) => `${'很长的表头'.repeat(12)}${n}`)
    const { path } = await browser.uploaded({ content: await workbookOf([many, many]) })
    const answer = await browser.get(`${path}/columns`)
    expectPage(answer)
    expect(textOf(answer.body)).toContain('还有 112 列')
  })
})
