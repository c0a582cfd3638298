import { artificialCode } from './check-digit.ts'
import { pickProvince, type Place } from './places.ts'
import { GROUPS, TRADES } from './products.ts'
import { pick, randomOf } from './random.ts'

/** A holder of certificates, invented, and marked so in its very name. */
export interface Firm {
  readonly name: string
  readonly code: string
  readonly place: Place
  readonly address: string
}

/** What every invented organisation carries in its name. */
export const MARK = '（示例）'

const FIRST = '启安泽恒明盛瑞凯宏达新华嘉润博源星辰天佳卓远云海'.split('')
const SECOND = '恒达泰丰信诚联创科美格立兴荣特普尔森迪康锐光宇翔'.split('')
const FORMS = ['有限公司', '有限公司', '有限公司', '有限公司', '制造有限公司', '实业有限公司', '股份有限公司'] as const
const KEY_OF_FIRMS = 4_000
/** The first thousand codes are kept for the situations that have a name. */
const FIRST_CODE = 1_000

/** So many firms hold so many certificates; a whole number of them in each group of the catalogue. */
export function firmsFor(certificates: number): number {
  const wanted = Math.min(Math.max(certificates / 5, GROUPS.length), 800_000)
  return Math.ceil(wanted / GROUPS.length) * GROUPS.length
}

/** The firm with a number; its trade is the group that its number falls into. */
export function firmOf(index: number): Firm {
  const random = randomOf(KEY_OF_FIRMS, index)
  const place = pickProvince(random)
  const word = pick(random, FIRST) + pick(random, SECOND)
  const trade = TRADES[GROUPS[index % GROUPS.length] ?? ''] ?? ''
  const name = `${place.short}${word}${trade}${pick(random, FORMS)}${MARK}`
  return { name, code: artificialCode(FIRST_CODE + index), place, address: addressIn(place, random) }
}

/** The number of a firm of a group, when there are so many firms. */
export function firmOfGroup(group: string, firms: number, at: number): number {
  return Math.floor((at * firms) / GROUPS.length) * GROUPS.length + GROUPS.indexOf(group)
}

export function addressIn(place: Place, random: () => number): string {
  return `${place.name}示例工业园${1 + Math.floor(random() * 400)}号`
}
