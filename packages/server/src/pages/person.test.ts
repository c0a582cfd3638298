import { describe, expect, it } from 'vitest'
import { laboratoryMissingPage, laboratoryPage } from './laboratory.ts'
import { personMissingPage, personPage } from './person.ts'
import { contextFor, laboratory, person, TODAY } from './testing/fixtures.ts'
import { linksOf, markupFaults, textOf } from './testing/reading.ts'

const zh = contextFor('zh', { path: '/person/2099-1-NV1OEM-0001' })

describe('the page of a registered person', () => {
  it.each(['zh', 'en'] as const)('is a well-formed document within its weight in %s', (language) => {
    const page = personPage(person(), contextFor(language))
    expect(markupFaults(page)).toEqual([])
    expect(Buffer.byteLength(page)).toBeLessThan(30 * 1024)
  })

  it('is never for search engines', () => {
    expect(personPage(person(), zh)).toContain('<meta name="robots" content="noindex">')
  })

  it('shows the masked name, or says that the name is not public', () => {
    expect(textOf(personPage(person(), zh))).toContain('姓名： 王**')
    expect(textOf(personPage(person({ name: null }), zh))).toContain('姓名不公开')
  })

  it('says whether the registration with this very number is valid', () => {
    expect(textOf(personPage(person(), zh))).toContain('在 2026-11-22，这个编号的注册有效')
    const [registration] = person().registrations
    const suspended = registration ? [{ ...registration, status: 'suspended' }] : []
    expect(textOf(personPage(person({ registrations: suspended }), zh))).toContain('这个编号的注册不是有效状态')
  })

  it('says what it does not show, and why', () => {
    expect(textOf(personPage(person(), zh))).toContain('也不能按姓名查询')
  })

  it('says of a number that is not there that names are no way in', () => {
    const page = personMissingPage('<i>1', zh, { on: TODAY, known: null })
    expect(textOf(page)).toContain('登记簿中没有注册编号 <i>1')
    expect(textOf(page)).toContain('不提供按姓名查询')
    expect(markupFaults(page)).toEqual([])
  })
})

describe('the page of a laboratory', () => {
  it.each(['zh', 'en'] as const)('is a well-formed document within its weight in %s', (language) => {
    const page = laboratoryPage(laboratory(), contextFor(language))
    expect(markupFaults(page)).toEqual([])
    expect(Buffer.byteLength(page)).toBeLessThan(30 * 1024)
  })

  it('says whether the number that was asked for is valid on the day, and that the day of the test counts', () => {
    const text = textOf(laboratoryPage(laboratory(), zh))
    expect(text).toContain('在 2026-11-22，编号 LAB-0001 有效')
    expect(text).toContain('要按检测当日的范围核对')
    expect(textOf(laboratoryPage(laboratory({ number: 'OTHER' }), zh))).toContain('编号 OTHER 不是有效状态')
  })

  it('shows its scope with the holes, and what happened', () => {
    const text = textOf(laboratoryPage(laboratory(), zh))
    expect(text).toContain('不含： 微波炉 ccc/07/0709')
    expect(text).toContain('缩小范围 2026-03-10 2026-04-12')
  })

  it('leads to the data of the same day', () => {
    const context = contextFor('zh', { query: { on: '2026-01-01' } })
    expect(linksOf(laboratoryPage(laboratory(), context))).toContain('/api/v1/laboratories/LAB-0001?on=2026-01-01')
  })

  it('is told as missing with the day and a way on', () => {
    const page = laboratoryMissingPage('L1', zh, { on: '2001-01-01', known: null })
    expect(textOf(page)).toContain('这是 2001-01-01 这一天的情况')
    expect(page).toContain('role="search"')
  })
})
