import type { Code, Pack } from '@zhengheng/core'
import type { DemoBody } from './bodies.ts'
import { dayNumber, dayOfMonth } from './days.ts'
import { DESIGNATION_FOLLOWS } from './grants.ts'
import { PRODUCTS, type Product } from './products.ts'
import { runningSums } from './random.ts'
import { holdsMonth } from './sessions.ts'

/** A product that firms make, as the catalogue of the pack has it. */
export interface Ware extends Product {
  readonly item: Code
  readonly group: string
  readonly standards: readonly string[]
  /** The day on which it left the catalogue, counted from 1970. */
  readonly left: number | undefined
  readonly during: readonly { readonly from: string; readonly until?: string }[]
}

export interface Choice {
  readonly wares: readonly Ware[]
  readonly sums: readonly number[]
}

export interface Catalogue {
  readonly wares: ReadonlyMap<string, Ware>
  /** What a body may certify in a month. */
  choice(body: DemoBody, month: number): Choice
}

/** Names of standards without remarks; those with a year are cited only once it has come. */
const STANDARD = /^[A-Z]{2}(?:\/T)? [\d.]+(?:-(\d{4}))?$/
/** After an extension it takes a while until the first certificate is decided. */
const SETTLED = DESIGNATION_FOLLOWS + 30
/** Before a reduction nothing is certified any more that would be audited in vain. */
const WOUND_UP = 60

export function openCatalogue(pack: Pack): Catalogue {
  const scheme = pack.schemes.find((known) => known.code === pack.reports.scheme)
  const items = new Map((scheme?.items ?? []).map((item) => [item.code, item]))
  const wares = PRODUCTS.flatMap((product): readonly Ware[] => {
    const group = product.code.slice(0, 2)
    const item = items.get(`${pack.reports.scheme}/${group}/${product.code}`)
    if (!item) return []
    const until = item.during.at(-1)?.until
    const standards = (item.standards ?? []).filter((standard) => STANDARD.test(standard))
    const left = until === undefined ? undefined : dayNumber(until)
    return [{ ...product, item: item.code, group, standards, left, during: item.during }]
  })
  const choices = new Map<string, Choice>()
  return {
    wares: new Map(wares.map((ware) => [ware.code, ware])),
    choice(body, month) {
      const key = `${body.number}/${month}`
      const known = choices.get(key) ?? choose(body, month, wares)
      choices.set(key, known)
      return known
    },
  }
}

function choose(body: DemoBody, month: number, wares: readonly Ware[]): Choice {
  const groups = new Set(
    body.fields
      .filter((field) => isSettled(field.from, month) && isOpen(field.until, month))
      .map((field) => field.group),
  )
  const chosen = wares.filter(
    (ware) => groups.has(ware.group) && ware.during.some(({ from, until }) => holdsMonth(month, from, until)),
  )
  return { wares: chosen, sums: runningSums(chosen.map((ware) => ware.weight)) }
}

function isSettled(from: string | undefined, month: number): boolean {
  return from === undefined || dayOfMonth(month, 1) >= dayNumber(from) + SETTLED
}

function isOpen(until: string | undefined, month: number): boolean {
  return until === undefined || dayOfMonth(month + 1, 1) < dayNumber(until) - WOUND_UP
}

/** The standards that could be cited in a year. */
export function standardsIn(ware: Ware, year: number): readonly string[] {
  return ware.standards.filter((standard) => Number(STANDARD.exec(standard)?.[1] ?? 0) <= year)
}
