import type { StatisticsView } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { noMonthPage, statisticsPage } from './statistics.ts'
import { contextFor, TODAY } from './testing/fixtures.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'

function cell(region: string | null, scheme: string, status: string, count: number): StatisticsView['cells'][number] {
  return { family: 'certificate', region, scheme, status, count }
}

const VIEW: StatisticsView = {
  on: TODAY,
  countedAt: '2026-11-22T06:40:00.000Z',
  total: 1235,
  cells: [
    cell('330000', 'ccc', 'valid', 1000),
    cell('330000', 'qms', 'valid', 200),
    cell('330000', 'qms', 'withdrawn', 30),
    cell(null, 'qms', 'valid', 5),
  ],
  regions: { '330000': { zh: '浙江省', en: 'Zhejiang' } },
  schemes: { ccc: { zh: '强制性产品认证', en: 'CCC' }, qms: { zh: '质量管理体系认证', en: 'Quality management' } },
}
const zh = contextFor('zh', { path: '/statistics' })

describe('the page of statistics', () => {
  it.each(['zh', 'en'] as const)('is a well-formed document within its weight in %s', (language) => {
    const page = statisticsPage(VIEW, contextFor(language, { path: '/statistics' }))
    expect(markupFaults(page)).toEqual([])
    expect(Buffer.byteLength(page)).toBeLessThan(30 * 1024)
  })

  it('gives every number with its day, when it was counted, and what it counts', () => {
    const text = textOf(statisticsPage(VIEW, zh))
    expect(text).toContain('2026-11-22 的数量：证书和自我声明共 1,235 张')
    expect(text).toContain('计数时间：2026-11-22 14:40 GMT+8')
    expect(text).toContain('一个月按它的最后一天计')
  })

  it('adds up by scheme and by region to the same total', () => {
    const text = textOf(statisticsPage(VIEW, zh))
    expect(text).toContain('强制性产品认证 1,000 0 1,000')
    expect(text).toContain('质量管理体系认证 205 30 235')
    expect(text).toContain('浙江省 1,200 30 1,230')
    expect(text).toContain('没有报送地区 5 0 5')
  })

  it('shows the regions of one scheme, with the way back to all', () => {
    const page = statisticsPage(
      VIEW,
      contextFor('zh', { path: '/statistics', query: { scheme: 'qms', month: '2026-11' } }),
    )
    expect(textOf(page)).toContain('浙江省 200 30 230')
    expect(linksOf(page)).toContain('/statistics?month=2026-11')
  })

  it('leads to the months beside it, never to one that has not begun', () => {
    expect(linksOf(statisticsPage(VIEW, zh))).toContain('/statistics?month=2026-10')
    expect(linksOf(statisticsPage(VIEW, zh))).not.toContain('/statistics?month=2026-12')
    const past = statisticsPage({ ...VIEW, on: '2025-12-31' }, zh)
    expect(linksOf(past)).toEqual(expect.arrayContaining(['/statistics?month=2026-01', '/statistics?month=2025-11']))
  })

  it('gives the same numbers as a file and for programs', () => {
    const page = statisticsPage(VIEW, contextFor('zh', { query: { month: '2026-10' } }))
    expect(linksOf(page)).toEqual(
      expect.arrayContaining(['/statistics.csv?month=2026-10', '/api/v1/statistics?month=2026-10']),
    )
  })

  it('says when there is nothing, and when there is no such month', () => {
    expect(textOf(statisticsPage({ ...VIEW, total: 0, cells: [] }, zh))).toContain('这一天登记簿中没有证书')
    expect(textOf(noMonthPage(zh))).toContain('没有这个月')
    expect(linksOf(noMonthPage(zh))).toContain('/statistics')
  })
})
