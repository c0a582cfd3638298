import {
  hasDeclarations,
  type Code,
  type ItemProcedure,
  type Pack,
  type Scheme,
  type SchemeItem,
} from '@zhengheng/core'
import type { DemoBody } from './bodies.ts'
import { dayNumber, dayOfMonth } from './days.ts'
import { DESIGNATION_FOLLOWS } from './grants.ts'
import { OFFERS, type Offer } from './offers.ts'
import { PRODUCTS, type Product } from './products.ts'
import { runningSums } from './random.ts'
import { SECTORS } from './sectors.ts'
import { holdsMonth } from './sessions.ts'

/** What a body certifies: a product of the compulsory catalogue, or whatever a voluntary scheme is about. */
export interface Ware {
  readonly scheme: string
  /** The part of a certificate's number that tells what it is about. */
  readonly mark: string
  readonly category: Scheme['category']
  readonly isCompulsory: boolean
  /** Of systems: the item by the industry of the firm. */
  readonly items: ReadonlyMap<string, Code>
  readonly item: Code | undefined
  readonly sectors: readonly string[]
  readonly names: readonly string[]
  readonly model: string
  readonly weight: number
  readonly years: number
  readonly standards: readonly string[]
  /** The day on which it left the catalogue, counted from 1970. */
  readonly left: number | undefined
  /** The day on which makers began to declare it themselves; bodies certify it no longer. */
  readonly declared: number | undefined
  /** Of what makers declare: by which procedure. Nothing of it is certified. */
  readonly procedure?: Code
  readonly during: readonly { readonly from: string; readonly until?: string }[]
}

interface Choice {
  readonly wares: readonly Ware[]
  readonly sums: readonly number[]
}

export interface Catalogue {
  readonly wares: readonly Ware[]
  /** How makers declare what was certified before. */
  declarationOf(ware: Ware): Ware | undefined
  /** What a body may certify in a month. */
  choice(body: DemoBody, month: number): Choice
}

/** Names of standards without remarks; those with a year are cited only once it has come. */
const STANDARD = /^[A-Z]{2,4}(?:\/[TZ])? [\d.]+(?:-(\d{4}))?$/
/** After an extension it takes a while until the first certificate is decided. */
const SETTLED = DESIGNATION_FOLLOWS + 30
/** Before a reduction nothing is certified any more that would be audited in vain. */
const WOUND_UP = 60
const COMPULSORY_YEARS = 5
const VOLUNTARY_YEARS = 3
const EVER = [{ from: '2000-01-01' }]

export function openCatalogue(pack: Pack): Catalogue {
  const wares = [...compulsoryWares(pack), ...voluntaryWares(pack)]
  const choices = new Map<string, Choice>()
  return {
    wares,
    declarationOf: (ware) => wares.find((one) => one.procedure !== undefined && one.item === ware.item),
    choice(body, month) {
      const key = `${body.number}/${month}`
      const known = choices.get(key) ?? choose(body, month, wares)
      choices.set(key, known)
      return known
    },
  }
}

function compulsoryWares(pack: Pack): readonly Ware[] {
  const scheme = pack.schemes.find((known) => known.code === pack.reports.scheme)
  if (!scheme) return []
  const items = new Map(scheme.items.map((item) => [item.code, item]))
  return PRODUCTS.flatMap((product): readonly Ware[] => {
    const item = items.get(`${scheme.code}/${product.code.slice(0, 2)}/${product.code}`)
    if (!item) return []
    const declarations = declarationsOf(item, scheme)
    const certified = certifiedWare(product, item, declarations[0])
    // Without declarations in the pack nobody can report one.
    if (!hasDeclarations(pack, scheme.code)) return [certified]
    const years = pack.reports.declarations?.[scheme.code]?.longestYears ?? certified.years
    return [certified, ...declarations.map((one) => declaredWare(certified, one, years))]
  })
}

function certifiedWare(product: Product, item: SchemeItem, declaration: ItemProcedure | undefined): Ware {
  const { code: mark, names, model, weight } = product
  const until = item.during.at(-1)?.until
  return {
    scheme: item.code.split('/')[0] ?? '',
    mark,
    category: 'product',
    isCompulsory: true,
    items: new Map(),
    item: item.code,
    sectors: [mark.slice(0, 2)],
    names,
    model,
    weight,
    years: COMPULSORY_YEARS,
    standards: citable(item.standards),
    left: until === undefined ? undefined : dayNumber(until),
    declared: declaration && dayNumber(declaration.from),
    during: item.during,
  }
}

function declaredWare(certified: Ware, { procedure, from, until, closedFrom }: ItemProcedure, years: number): Ware {
  const last = closedFrom ?? until
  const during = [{ from, ...(last !== undefined && { until: last }) }]
  return { ...certified, procedure, years, left: undefined, declared: undefined, during }
}

/** The procedures by which the makers of a whole item declare it, oldest first. */
function declarationsOf(item: SchemeItem, scheme: Scheme): readonly ItemProcedure[] {
  const others = (scheme.procedures ?? []).filter((one) => one.leadsTo !== scheme.certificateKind)
  const codes = new Set(others.map((one) => one.code))
  return (item.procedures ?? []).filter((one) => codes.has(one.procedure) && one.only === undefined)
}

const EVERYBODY = SECTORS.map((sector) => sector.code)

function voluntaryWares(pack: Pack): readonly Ware[] {
  return OFFERS.flatMap((offer): readonly Ware[] => {
    const scheme = pack.schemes.find((known) => known.code === offer.scheme)
    return scheme ? [{ ...offeredWare(offer, scheme), ...itemsOf(scheme) }] : []
  })
}

function offeredWare(offer: Offer, scheme: Scheme): Omit<Ware, 'items' | 'item' | 'during'> {
  const { sectors, names = [], model = '', weight } = offer
  return {
    scheme: scheme.code,
    mark: offer.letters ?? scheme.field?.split('/').at(-1) ?? '',
    category: scheme.category,
    isCompulsory: false,
    sectors: sectors.length === 0 ? EVERYBODY : sectors,
    names,
    model,
    weight,
    years: scheme.validityYears?.value ?? VOLUNTARY_YEARS,
    standards: citable(scheme.standards),
    left: undefined,
    declared: undefined,
  }
}

/** Systems are certified for the industry of the firm, products and services within the field of the scheme. */
function itemsOf({ code, category, items }: Scheme): Pick<Ware, 'items' | 'item' | 'during'> {
  if (category === 'management-system') {
    const byIndustry = new Map(items.map((item) => [item.code.slice(code.length + 1), item.code]))
    return { items: byIndustry, item: undefined, during: EVER }
  }
  const [first] = items
  return { items: new Map(), item: first?.code, during: first?.during ?? EVER }
}

function citable(standards: readonly string[] | undefined): readonly string[] {
  return (standards ?? []).filter((standard) => STANDARD.test(standard))
}

function choose(body: DemoBody, month: number, wares: readonly Ware[]): Choice {
  const groups = new Set(
    body.fields
      .filter((field) => isSettled(field.from, month) && isOpen(field.until, month))
      .map((field) => field.group),
  )
  const schemes = new Set(body.schemes)
  const chosen = wares.filter((ware) => {
    const isOffered = ware.isCompulsory ? groups.has(ware.sectors[0] ?? '') : schemes.has(ware.scheme)
    return isOffered && isCertified(ware, month)
  })
  return { wares: chosen, sums: runningSums(chosen.map((ware) => ware.weight)) }
}

function isCertified(ware: Ware, month: number): boolean {
  const isDeclared = ware.declared !== undefined && dayOfMonth(month + 1, 1) >= ware.declared - WOUND_UP
  return !isDeclared && ware.during.some(({ from, until }) => holdsMonth(month, from, until))
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
