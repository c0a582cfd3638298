/** An article and the paragraph or item in it: '59(4)' is item 4 of article 59. */
export interface ArticleCode {
  readonly whole: string
  /** With its brackets; empty when the whole article is meant. */
  readonly part: string
}

export function articleCode(article: string): ArticleCode {
  const at = article.indexOf('(')
  return at <= 0 ? { whole: article, part: '' } : { whole: article.slice(0, at), part: article.slice(at) }
}

/** Whether one of the two is the other, or a part of it. */
export function sameArticle(one: string, other: string): boolean {
  const [a, b] = [articleCode(one), articleCode(other)]
  return a.whole === b.whole && (a.part === b.part || a.part === '' || b.part === '')
}

/** By number, then by text: '9' before '10', '59' before '59(4)'. */
export function compareArticles(one: string, other: string): number {
  const [a, b] = [Number.parseInt(one, 10), Number.parseInt(other, 10)]
  if (Number.isNaN(a) !== Number.isNaN(b)) return Number.isNaN(a) ? 1 : -1
  if (a !== b && !Number.isNaN(a)) return a - b
  return one < other ? -1 : one > other ? 1 : 0
}
