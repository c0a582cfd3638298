import { leavesOf, standardKey, type Pack, type Standard, type StandardView } from '@zhengheng/core'

const MOST = 500

/** The standards of the pack by number, or by words of the number or name. */
export function listStandardsOf(pack: Pack, asked = ''): readonly Standard[] {
  const text = asked.normalize('NFKC').trim().toLowerCase()
  if (text === '') return pack.standards.slice(0, MOST)
  const key = standardKey(asked)
  return pack.standards
    .filter(({ number, name, editions }) => {
      const adopted = editions.flatMap(({ adopts }) => adopts?.number ?? [])
      const numbers = [number, ...adopted].map(standardKey)
      const words = [name?.zh ?? '', name?.en ?? ''].map((word) => word.toLowerCase())
      return numbers.some((known) => known.includes(key)) || words.some((word) => word.includes(text))
    })
    .slice(0, MOST)
}

/** A standard with everything that names it, in whichever edition; undefined when it is not on file. */
export function findStandard(pack: Pack, number: string): StandardView | undefined {
  const key = standardKey(number)
  const standard = pack.standards.find((known) => standardKey(known.number) === key)
  return standard && { ...plainStandard(standard), usedBy: usesOf(pack, key) }
}

/** The standards whose numbers begin alike: what may have been meant. */
export function nearStandards(pack: Pack, number: string): readonly Standard[] {
  const digits = /\d{3,}/.exec(number.normalize('NFKC'))?.[0]
  if (digits === undefined) return []
  return pack.standards.filter((known) => known.number.includes(digits.slice(0, 4))).slice(0, 5)
}

export function plainStandard({ number, name, editions, evidence, source }: Standard): Omit<StandardView, 'usedBy'> {
  return { number, ...(name && { name }), editions: editions.map((edition) => ({ ...edition })), evidence, source }
}

function usesOf(pack: Pack, key: string): StandardView['usedBy'] {
  return pack.schemes.flatMap((scheme) => {
    const named = (numbers: readonly string[] | undefined) => numbers?.find((number) => standardKey(number) === key)
    const own = named(scheme.standards)
    const items = leavesOf(scheme).flatMap((item) => {
      const as = named(item.standards)
      return as === undefined ? [] : [{ scheme: scheme.code, code: item.code, name: item.name, as }]
    })
    return own === undefined
      ? items
      : [{ scheme: scheme.code, code: scheme.code, name: scheme.name, as: own }, ...items]
  })
}
