import { reportWords, type Pack, type ReportTemplate } from '@zhengheng/core'
import { columnChoices, namesOfColumn } from './column-names.ts'
import { headingKey } from './profiles/profile.ts'

/** A column that a heading nobody knows may be, and why it might. Guesses are offered, never acted upon. */
export interface Guess {
  readonly column: string
  readonly because: 'similar' | 'values'
}

/** Of two texts, so much of the pairs of neighbouring characters must be common. */
const SIMILAR = 0.6

/** The best guess for a heading among the columns that no other heading has; undefined where nothing speaks for any. */
export function guessColumn(
  heading: string,
  examples: readonly string[],
  taken: ReadonlySet<string>,
  { pack, template }: { readonly pack: Pack; readonly template: ReportTemplate | undefined },
): Guess | undefined {
  const free = columnChoices(pack, template, 'zh').filter(({ column }) => !taken.has(column))
  const scored = free.map(({ column }) => ({
    column,
    score: Math.max(
      ...namesOfColumn(column, pack, template).map((name) => similarity(headingKey(heading), headingKey(name))),
    ),
  }))
  const [best] = scored.toSorted((a, b) => b.score - a.score)
  if (best && best.score >= SIMILAR) return { column: best.column, because: 'similar' }
  const byValues = columnOfValues(examples, pack)
  return byValues !== undefined && !taken.has(byValues) ? { column: byValues, because: 'values' } : undefined
}

/** Dice's coefficient over pairs of characters; one text within the other counts as near. */
export function similarity(a: string, b: string): number {
  if (a === '' || b === '') return 0
  if (a === b) return 1
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= 2 && long.includes(short)) return Math.max(SIMILAR, short.length / long.length)
  const pairs = pairsOf(a)
  const others = pairsOf(b)
  const common = [...pairs].filter((pair) => others.has(pair)).length
  return pairs.size + others.size === 0 ? 0 : (2 * common) / (pairs.size + others.size)
}

function pairsOf(text: string): ReadonlySet<string> {
  const characters = Array.from(text)
  return new Set(characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`))
}

/** What values look like that follow a rule of their own: identifiers with a check digit. */
function columnOfValues(examples: readonly string[], pack: Pack): string | undefined {
  const given = examples.filter((value) => value.trim() !== '')
  const { holderScheme } = reportWords(pack)
  if (given.length < 2 || !holderScheme) return undefined
  const fits = given.every((value) => {
    const normal = holderScheme.normalise(value)
    return normal.length > 5 && holderScheme.fault(normal) === undefined
  })
  return fits ? 'holderId' : undefined
}
