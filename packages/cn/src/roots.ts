import type { Root } from '@zhengheng/core'
import { readAuthorities } from './identifiers/authority.ts'
import { article } from './law/article.ts'

/** The party of a root, by its code in the pack's list of authorities. */
function party(code: string, kind: Root['kind']): Pick<Root, 'name' | 'kind' | 'party'> {
  const authority = readAuthorities().find((known) => known.code === code)
  if (!authority) throw new RangeError(`no such authority: ${code}`)
  return { name: authority.name, kind, party: { scheme: 'authority', value: code } }
}

/** Where trust ends: who holds the power from the law itself. Articles in the numbering since 2020-11-29. */
export const ROOTS: readonly Root[] = [
  {
    ...party('CNCA', 'authority'),
    families: ['approval', 'designation'],
    basis: article('regulations', '9', '11', '31', '32'),
  },
  {
    ...party('CNAS', 'accreditor'),
    families: ['accreditation'],
    basis: article('regulations', '36'),
  },
  {
    ...party('CCAA', 'authority'),
    families: ['registration'],
    basis: [...article('regulations', '38', '44'), ...article('compulsory', '46')],
  },
  {
    ...party('SAMR', 'authority'),
    families: ['qualification'],
    basis: article('laboratories', '10'),
  },
]
