import { describe, expect, it } from 'vitest'
import { articleCode, compareArticles, sameArticle } from './article.ts'

describe('an article', () => {
  it.each([
    ['59', '59', ''],
    ['59(4)', '59', '(4)'],
    ['一(二)', '一', '(二)'],
    ['(1)', '(1)', ''],
    ['', '', ''],
  ])('%j is article %j and part %j', (article, whole, part) => {
    expect(articleCode(article)).toEqual({ whole, part })
  })

  it.each([
    ['59', '59(4)', true],
    ['59(4)', '59', true],
    ['59(4)', '59(4)', true],
    ['59(4)', '59(3)', false],
    ['5', '59', false],
    ['', '59', false],
  ])('%s and %s are one, or part of one: %s', (one, other, same) => {
    expect(sameArticle(one, other)).toBe(same)
  })

  it('stands in the order of numbers, and Chinese numerals stand last', () => {
    const order = ['7', '9', '10', '59', '59(4)', '一(一)', '二']
    expect(order.toReversed().toSorted(compareArticles)).toEqual(order)
    expect(compareArticles('7', '7')).toBe(0)
  })
})
