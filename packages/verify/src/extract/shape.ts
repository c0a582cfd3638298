import { ACT_KINDS, FAMILIES, findDay } from '@zhengheng/core'
import { Refusal } from '../refusal.ts'

/** Checks a value and throws `extract-malformed` with its place. */
export type Shape = (value: unknown, at: string) => void

const TEXT_LIMIT = 20_000

export function text(value: unknown, at: string): void {
  if (typeof value !== 'string' || value.length > TEXT_LIMIT) throw malformed(at)
}

function count(value: unknown, at: string): void {
  if (!Number.isSafeInteger(value) || Number(value) < 0) throw malformed(at)
}

function dayText(value: unknown, at: string): void {
  if (typeof value !== 'string' || findDay(value) === undefined) throw malformed(at)
}

/** RFC 3339 in UTC, to the microsecond at most. */
function instant(value: unknown, at: string): void {
  const found = typeof value === 'string' ? /^(.{10})T(.{8})(?:\.\d{1,6})?Z$/.exec(value) : null
  const [, date, time] = found ?? []
  if (date === undefined || time === undefined) throw malformed(at)
  dayText(date, at)
  if (!/^(?:[01]\d|2[0-3])(?::[0-5]\d){2}$/.test(time)) throw malformed(at)
}

function oneOf(values: readonly string[]): Shape {
  return (value, at) => {
    if (typeof value !== 'string' || !values.includes(value)) throw malformed(at)
  }
}

export function list(item: Shape): Shape {
  return (value, at) => {
    if (!Array.isArray(value)) throw malformed(at)
    value.forEach((one: unknown, index) => item(one, `${at}/${index}`))
  }
}

/** An object whose members have these shapes; names that end with ? may be absent. Other members are not looked at. */
export function object(members: Readonly<Record<string, Shape>>): Shape {
  const known = Object.entries(members).map(([name, shape]) => ({
    name: name.replace('?', ''),
    optional: name.endsWith('?'),
    shape,
  }))
  return (value, at) => {
    if (!isObject(value)) throw malformed(at)
    for (const { name, optional, shape } of known) {
      const member = Object.hasOwn(value, name) ? value[name] : undefined
      if (member !== undefined || !optional) shape(member, `${at}/${name}`)
    }
  }
}

/** An object with members of one shape under any names. */
function record(member: Shape): Shape {
  return (value, at) => {
    if (!isObject(value)) throw malformed(at)
    for (const [name, one] of Object.entries(value)) member(one, `${at}/${name}`)
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const period = object({ from: dayText, 'until?': dayText })
const basis = list(object({ instrument: text, article: text }))
const name = object({ zh: text, en: text })
const reference = object({ family: oneOf(FAMILIES), number: text })

const work = object({
  tests: list(object({ laboratory: reference, 'on?': dayText })),
  audits: list(object({ auditor: reference, 'period?': period })),
  'review?': object({ 'by?': reference, 'on?': dayText }),
  'decision?': object({ 'by?': reference, 'on?': dayText }),
})
const detail = object({
  'work?': work,
  'predecessor?': reference,
  'main?': reference,
  'procedure?': text,
  'accreditation?': object({ 'mark?': text }),
})

/** What the rules read of the facts of each act. */
const FACTS: Readonly<Record<string, Shape>> = {
  issue: object({ holder: count, scope: list(text), valid: period, standards: list(text), detail }),
  extend: object({ scope: list(text) }),
  reduce: object({ scope: list(text) }),
  change: object({ 'standards?': list(text), 'detail?': detail }),
  renew: object({ until: (value, at) => (value === null ? undefined : dayText(value, at)) }),
  transfer: object({ holder: count }),
  correct: object({ corrects: count, 'effective?': dayText, 'facts?': object({}) }),
}

const commonAct = object({
  seq: count,
  effective: dayText,
  recorded: dayText,
  act: oneOf(ACT_KINDS),
  'reason?': text,
  'basis?': basis,
  facts: object({}),
})

function act(value: unknown, at: string): void {
  commonAct(value, at)
  const { act: kind, facts } = value as { act: string; facts: unknown }
  FACTS[kind]?.(facts, `${at}/facts`)
}

const need = object({
  role: text,
  holder: text,
  family: oneOf(FAMILIES),
  'kinds?': list(text),
  day: text,
  covers: oneOf(['items', 'scheme', 'field', 'nothing']),
  'field?': text,
  during: period,
  basis,
  'apartFrom?': list(text),
  'statement?': oneOf(['declaration']),
  'procedures?': list(text),
  'marks?': list(text),
})

/** `ExtractFacts` of core. */
export const extractFacts = object({
  number: text,
  attestations: list(
    object({
      id: count,
      family: oneOf(FAMILIES),
      kind: text,
      number: text,
      issuer: count,
      acts: list(object({ salt: text, recordedAt: instant, act })),
    }),
  ),
  parties: list(object({ id: count, name: text, 'nameEn?': text })),
  pack: object({ code: text, version: text }),
  needs: record(list(need)),
  roots: list(object({ id: count, name, families: list(oneOf(FAMILIES)), basis })),
  items: list(object({ code: text, name, during: list(period) })),
  zone: text,
  asOf: object({ on: dayText, 'known?': dayText, at: instant }),
})

/** `LogProof` of core. */
export const logProof = object({
  origin: text,
  vkey: text,
  checkpoint: text,
  inclusion: list(object({ index: count, hashes: list(text) })),
})

function malformed(at: string): Refusal {
  return new Refusal('extract-malformed', { at: at.slice(0, 200) })
}
