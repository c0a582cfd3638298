import { artificialCode } from './check-digit.ts'
import { dayNumber } from './days.ts'
import { MARK } from './mark.ts'
import { pickProvince, type Place } from './places.ts'
import { between, pick, randomOf } from './random.ts'
import { BRANCH, chainOf, FIRMS_IN_A_ROUND, sectorOfFirm, type Sector } from './sectors.ts'

/** A holder of certificates, invented, and marked so in its very name. */
export interface Firm {
  readonly index: number
  readonly name: string
  /** What it was called until the day before it was renamed. */
  readonly former?: { readonly name: string; readonly until: number }
  readonly code: string
  readonly place: Place
  readonly address: string
  readonly sector: Sector
}

const FIRST = '启安泽恒明盛瑞凯宏达新华嘉润博源星辰天佳卓远云海金鼎和顺永兴中正鸿泰东升'.split('')
const SECOND = '恒达泰丰信诚联创科美格立兴荣特普尔森迪康锐光宇翔利源鑫胜腾飞顺成'.split('')
const FORMS = ['有限公司', '有限公司', '有限公司', '有限公司', '有限责任公司', '股份有限公司'] as const
const MAKER_FORMS = [...FORMS, '制造有限公司', '实业有限公司'] as const
const KEY_OF_FIRMS = 4_000
/** The first thousand codes are kept for the situations that have a name. */
const FIRST_CODE = 1_000
const MOST_FIRMS = 800_000
/** For each certificate so many firms: about three of five hold at least one. */
const FIRMS_FOR_EACH = 1.15
/** One firm in so many was renamed, on some day of these years. */
const RENAMED = 0.045
const RENAMED_FROM = dayNumber('2016-01-01')
const RENAMED_UNTIL = dayNumber('2025-07-01')

/** So many firms for so many certificates: whole rounds, so that the shares of sectors do not depend on the size. */
export function firmsFor(certificates: number): number {
  const wanted = Math.min(certificates * FIRMS_FOR_EACH, MOST_FIRMS)
  const rounds = Math.min(Math.ceil(wanted / FIRMS_IN_A_ROUND), Math.floor(MOST_FIRMS / FIRMS_IN_A_ROUND))
  return Math.max(rounds, 1) * FIRMS_IN_A_ROUND
}

/** The firm with a number; its number says what it does. */
export function firmOf(index: number): Firm {
  const sector = sectorOfFirm(index)
  const random = randomOf(KEY_OF_FIRMS, index)
  const place = pickProvince(random)
  const common = { index, code: artificialCode(FIRST_CODE + index), place, sector }
  if (sector.code === BRANCH) {
    const head = firmOf(chainOf(index).head)
    const name = `${head.name.replace(MARK, '')}${place.short}第${1 + (index % 5)}分公司${MARK}`
    return { ...common, name, address: addressIn(place, random) }
  }
  const nameOf = (word: string, trade: string, form: string): string => `${place.short}${word}${trade}${form}${MARK}`
  const trade = pick(random, sector.trades)
  const form = pick(random, sector.group === undefined ? FORMS : MAKER_FORMS)
  const name = nameOf(wordOf(random), trade, form)
  const address = addressIn(place, random)
  if (random() >= RENAMED) return { ...common, name, address }
  const former = { name: nameOf(wordOf(random), trade, form), until: between(random, RENAMED_FROM, RENAMED_UNTIL) }
  return { ...common, name, address, ...(former.name !== name && { former }) }
}

function wordOf(random: () => number): string {
  return pick(random, FIRST) + pick(random, SECOND)
}

/** What the firm was called on a day. */
export function nameOn(firm: Firm, on: number): string {
  return firm.former !== undefined && on < firm.former.until ? firm.former.name : firm.name
}

export function addressIn(place: Place, random: () => number): string {
  return `${place.name}示例工业园${1 + Math.floor(random() * 400)}号`
}
