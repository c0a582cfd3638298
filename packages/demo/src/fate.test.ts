import type { Pack } from '@zhengheng/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { BODIES } from './bodies.ts'
import { stemOf, type Making, type Stem } from './certificate.ts'
import { makingFor, planFor } from './country.ts'
import { dayText, monthOf } from './days.ts'
import { fateOf, type Later } from './fate.ts'
import { openGrounds } from './grounds.ts'
import { randomOf } from './random.ts'
import { monthsBetween, sessionsOf, type Session } from './sessions.ts'
import { loadPackOfCountry, TODAY } from './testing/pack.ts'

interface Life {
  readonly session: Session
  readonly stem: Stem
  readonly fate: readonly Later[]
}

let pack: Pack
let making: Making
let lives: readonly Life[] = []

beforeAll(async () => {
  pack = await loadPackOfCountry()
  making = makingFor(pack, planFor({ certificates: 6000, today: TODAY }))
  lives = sessionsOf(making.plan).flatMap((session) =>
    Array.from({ length: session.issued }, (_, place) => stemOf(session, place, making)).flatMap((stem) =>
      stem ? [{ session, stem, fate: fateOf(session, stem, making) }] : [],
    ),
  )
})

const acts = (life: Life): readonly string[] => life.fate.map((later) => later.cells.act ?? 'none')

describe('what happens to a certificate', () => {
  it('is told in the month in which it takes effect, when its body reports or its product is gone', () => {
    for (const { session, stem, fate } of lives) {
      const { left, declared } = stem.ware
      const gone = new Set([left, declared].flatMap((day) => (day === undefined ? [] : [monthOf(dayText(day))])))
      for (const { month, cells } of fate) {
        expect(monthOf(cells.effective ?? '')).toBe(month)
        const isRegular = (month - session.month) % monthsBetween(session.body, making.plan) === 0
        expect(isRegular || gone.has(month)).toBe(true)
      }
    }
  })

  it('happens after its issue and before its end, in order', () => {
    for (const { stem, fate } of lives) {
      const days = fate.map((later) => later.cells.effective ?? '')
      expect(days.every((day, at) => at === 0 || (days[at - 1] ?? '') <= day)).toBe(true)
      for (const day of days) expect(dayText(stem.issued) < day && day < dayText(stem.until)).toBe(true)
    }
  })

  it('ends with its withdrawal or cancellation', () => {
    const ended = lives.filter((life) => acts(life).some((act) => act === 'withdraw' || act === 'cancel'))
    expect(ended.length).toBeGreaterThan(500)
    for (const life of ended) expect(['withdraw', 'cancel']).toContain(acts(life).at(-1))
    for (const life of ended) expect(acts(life).filter((act) => act === 'withdraw' || act === 'cancel')).toHaveLength(1)
  })

  it('is a suspension that lasts to this day only in the last months; others ended in their month', () => {
    const today = monthOf(TODAY)
    const suspended = lives.filter((one) => acts(one).includes('suspend'))
    const ended = suspended.filter((life) => (life.fate[acts(life).indexOf('suspend')]?.month ?? 0) < today - 3)
    expect(ended.length).toBeGreaterThan(100)
    for (const { fate } of ended) {
      const at = fate.findIndex((later) => later.cells.act === 'suspend')
      expect(fate[at + 1]?.month).toBe(fate[at]?.month)
      expect(['restore', 'withdraw']).toContain(fate[at + 1]?.cells.act)
    }
    expect(suspended.length).toBeGreaterThan(ended.length)
  })

  it('is nothing bad where the name of the body is real', () => {
    const real = new Set(BODIES.filter((body) => body.isReal))
    const found = new Set(lives.filter((life) => real.has(life.session.body)).flatMap(acts))
    for (const act of ['suspend', 'withdraw', 'cancel']) expect(found).not.toContain(act)
  })

  it('is, when its product goes over to self-declaration, a declaration of its maker in most cases', () => {
    const declarations = lives.filter((life) => life.fate.some((later) => later.cells.record === 'declaration'))
    const replaced = declarations.filter((life) => life.stem.ware.procedure === undefined)
    const ended = lives.filter((life) => life.stem.ware.declared !== undefined && acts(life).at(-1) === 'cancel')
    expect(replaced.length).toBeGreaterThan(5)
    expect(replaced.length / ended.length).toBeGreaterThan(0.4)
    for (const { stem, fate } of replaced) {
      const declaration = fate.find((later) => later.cells.record === 'declaration')
      expect(declaration?.cells).toMatchObject({ act: 'issue', predecessor: stem.number, relation: 'replaced' })
      expect(fate.at(-1)?.cells.effective).toBe(declaration?.cells.effective)
    }
  })
})

describe('the grounds that bodies give', () => {
  it.each(['suspend', 'withdraw', 'cancel'] as const)('to %s are such that the pack knows for it', (act) => {
    const grounds = openGrounds(pack)
    for (const isCompulsory of [true, false]) {
      for (let n = 0; n < 50; n += 1) {
        const code = grounds.of(act, isCompulsory, randomOf(n))
        expect(pack.grounds.some((ground) => ground.code === code && ground.acts.includes(act))).toBe(true)
      }
    }
  })

  it('are of systems where it is no compulsory certificate, and tell when a suspension was asked for or in vain', () => {
    const grounds = openGrounds(pack)
    expect([grounds.asked(true), grounds.asked(false)]).toEqual(['0208', '0116'])
    expect([grounds.inVain(true), grounds.inVain(false)]).toEqual(['0201', '0115'])
  })
})
