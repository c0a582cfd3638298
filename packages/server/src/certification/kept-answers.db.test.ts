import { setTimeout as sleep } from 'node:timers/promises'
import { day, type ActKind, type Reference } from '@zhengheng/core'
import { pack } from '@zhengheng/cn'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../app.ts'
import { actOnAttestation } from '../attestation/acts.ts'
import { readCertificates, readGrants } from '../attestation/reads.ts'
import { testDatabase, type TestDatabase } from '../db/testing/test-database.ts'
import { SYSTEM, transact } from '../db/transact.ts'
import { makeCountry, type TestCountry } from '../testing/country.ts'
import { testServices } from '../testing/services.ts'
import { keepAnswers, type Made } from './kept-answers.ts'

let db: TestDatabase
let country: TestCountry
let app: FastifyInstance
const TODAY = day('2026-11-20')

beforeAll(async () => {
  db = await testDatabase()
  const services = await testServices(db, pack)
  country = await makeCountry(services)
  app = await buildApp(services)
})
afterAll(async () => app.close())

async function ask<T>(more = ''): Promise<T> {
  return (await app.inject({ url: `/api/v1/certificates/${country.certificate}${more}` })).json<T>()
}

/** Acts as another process would: past everything that this one keeps. */
async function act(kind: ActKind, facts: object, grant?: Reference): Promise<void> {
  const found = grant
    ? (await readGrants(db.reads, pack.zone, [], [grant]))[0]
    : (await readCertificates(db.reads, pack.zone, [country.certificate])).found.get(country.certificate)
  if (!found) throw new Error('nothing to act on')
  await transact(db, SYSTEM, async (tx) =>
    actOnAttestation(tx, SYSTEM, found, { act: kind, effective: TODAY, facts }, TODAY),
  )
}

describe('an answer that is kept', () => {
  it('is given again, at the moment of the new question', async () => {
    const [first, second] = [await ask<{ asOf: { at: string } }>(), await ask<{ asOf: { at: string } }>()]
    expect(second).toEqual(first)
    expect(second.asOf.at).toBe('2026-11-20T02:00:00.000Z')
  })
  it('is never older than its question, whoever acted and how often', async () => {
    for (const [kind, status] of [
      ['suspend', 'suspended'],
      ['restore', 'valid'],
      ['suspend', 'suspended'],
      ['restore', 'valid'],
    ] as const) {
      await act(kind, {})
      expect(await ask()).toMatchObject({ status })
      expect(await ask('/trust-path')).toMatchObject({ standing: { status } })
    }
  })
  it('does not outlive an act on a grant behind it', async () => {
    expect(await ask('/trust-path')).toMatchObject({ verdict: 'trusted' })
    expect(await ask('/trust-path')).toMatchObject({ verdict: 'trusted' })
    await act('annul', {}, { family: 'approval', number: country.approval })
    expect(await ask('/trust-path')).toMatchObject({ verdict: 'not-trusted' })
  })
  it('is made once for all who ask the same at once, and again for each who asks after it failed', async () => {
    const answers = keepAnswers(db.byKey)
    const asOf = { on: TODAY, known: undefined, at: new Date() }
    let made = 0
    const make = async (): Promise<Made> => {
      made += 1
      await sleep(20)
      const { found, grantsSeq } = await readCertificates(db.byKey, pack.zone, [country.certificate])
      const version = found.get(country.certificate)?.version ?? -1
      return { body: Buffer.from('made'), version, grantsSeq, keep: true }
    }
    const many = Array.from({ length: 20 }, async () => answers.through('one', country.certificate, asOf, make))
    expect(new Set((await Promise.all(many)).map((one) => one.body.toString()))).toEqual(new Set(['made']))
    expect(made).toBe(1)
    const broken = async (): Promise<Made> => Promise.reject(new Error('broken'))
    const first = answers.through('two', country.certificate, asOf, broken)
    const second = answers.through('two', country.certificate, asOf, make)
    await expect(first).rejects.toThrow('broken')
    expect((await second).body.toString()).toBe('made')
    expect(made).toBe(2)
  })
  it('is kept apart for each day, and for each day of knowing', async () => {
    expect(await ask('?on=2030-01-01')).toMatchObject({ status: 'expired', asOf: { on: '2030-01-01', known: null } })
    expect(await ask('?on=2025-01-01')).toMatchObject({ status: 'valid', asOf: { on: '2025-01-01' } })
    expect(await ask('?on=2025-01-01&known=2099-01-01')).toMatchObject({ asOf: { known: '2099-01-01' } })
    expect(await ask('?known=2020-01-01')).toMatchObject({ code: 'never-reported' })
  })
})
