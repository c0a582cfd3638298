import { day, type Need } from '@zhengheng/core'
import { article } from '../law/article.ts'

const DESIGNATION = day('2004-08-01')
const RENUMBERED = day('2020-11-29')

/**
 * A declaration is the maker's own: no body answers for it. By procedure B the type test is done in a designated
 * laboratory; by procedure A in one of the maker's choice, of which nothing is asked.
 */
const LABORATORY = {
  role: 'laboratory',
  holder: 'laboratory',
  family: 'designation',
  kinds: ['ccc-lab-designation'],
  day: 'test',
  covers: 'items',
  statement: 'declaration',
  procedures: ['self-declaration-B'],
} as const

export const DECLARATION_NEEDS: readonly Need[] = [
  { ...LABORATORY, during: { from: DESIGNATION, until: RENUMBERED }, basis: article('designation', '8') },
  {
    ...LABORATORY,
    during: { from: RENUMBERED },
    basis: [...article('regulations', '31'), ...article('designation', '8')],
  },
]
