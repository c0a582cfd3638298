import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as client from '@zhengheng/client'
import * as core from '@zhengheng/core'
import type { AnswerOf, CertificateView, InputOf, TrustPathView } from '@zhengheng/core'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { clientSource } from './client-source.ts'

const FOLDER = join(import.meta.dirname, '../packages/client/src/generated')
const SOURCE = join(import.meta.dirname, '../packages/client')

describe('the generated client', () => {
  it('is up to date with the doors; `npm run client` writes it anew', () => {
    const written = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.replaceAll('\\', '/'))
    const made = clientSource()
    expect(written.toSorted()).toEqual([...made.keys()].toSorted())
    for (const [file, text] of made) expect(readFileSync(join(FOLDER, file), 'utf8'), file).toBe(text)
  })

  it('has every door with its method and its path', () => {
    const doors = Object.values<unknown>(core).filter(
      (value): value is core.Endpoint =>
        typeof value === 'object' && value !== null && 'path' in value && 'problems' in value,
    )
    expect(doors.length).toBeGreaterThan(20)
    const all: Readonly<Record<string, unknown>> = { ...client }
    for (const { name, method, path } of doors)
      expect(all[name], name).toMatchObject({ method, path: path.replaceAll(/:(\w+)/g, '{$1}') })
  })

  it('knows every code of a problem', () => {
    expect(client.PROBLEM_CODES).toEqual(core.PROBLEMS)
  })

  it('means by an answer what the register means', () => {
    expectTypeOf<client.LookUpCertificateAnswer>().toEqualTypeOf<CertificateView>()
    expectTypeOf<client.LookUpTrustPathAnswer>().toExtend<TrustPathView>()
    expectTypeOf<client.ActOnFileInput>().toEqualTypeOf<InputOf<typeof core.actOnFile>>()
    expectTypeOf<client.SearchCertificatesAnswer>().toEqualTypeOf<AnswerOf<typeof core.searchCertificates>>()
    expect(Object.keys(client.lookUpCertificate)).toContain('method')
  })

  it('needs nothing but itself', () => {
    const about = JSON.parse(readFileSync(join(SOURCE, 'package.json'), 'utf8')) as Readonly<Record<string, unknown>>
    expect(about['dependencies']).toBeUndefined()
    const files = readdirSync(join(SOURCE, 'src'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
    )
    const imports = files.flatMap((file) =>
      [...readFileSync(join(SOURCE, 'src', file), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from ?? ''),
    )
    expect(imports.filter((from) => !from.startsWith('.'))).toEqual([])
  })
})
