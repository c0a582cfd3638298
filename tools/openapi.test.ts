import { pack } from '@zhengheng/cn'
import * as core from '@zhengheng/core'
import { PROBLEMS, type Endpoint } from '@zhengheng/core'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { apiDocument } from '../packages/server/src/testing/api-document.ts'

interface Operation {
  readonly operationId?: string
  readonly summary?: string
  readonly description?: string
  readonly security?: readonly object[]
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly description?: string
    readonly example?: unknown
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly example?: unknown }>> }
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Readonly<Record<string, { readonly example?: unknown }>> }
    >
  >
}
interface ApiDocument {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

let document: ApiDocument
const DOORS = Object.values<unknown>(core).filter(
  (value): value is Endpoint => typeof value === 'object' && value !== null && 'path' in value && 'problems' in value,
)

beforeAll(async () => {
  document = (await apiDocument(pack)) as ApiDocument
}, 60_000)

async function lint(source: object): Promise<readonly string[]> {
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: {
      'operation-description': 'error',
      'parameter-description': 'error',
      'operation-operationId': 'error',
      'no-invalid-media-type-examples': { severity: 'error', allowAdditionalProperties: false },
    },
  })
  const problems = await lintFromString({ source: JSON.stringify(source), config })
  return problems.map(({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer ?? ''}: ${message}`)
}

function operations(): readonly (readonly [string, Operation])[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
  )
}

describe('the description of the API', () => {
  it('is OpenAPI 3.1 without a fault', async () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    expect(await lint(document)).toEqual([])
  }, 60_000)

  it('is looked at by a linter that finds planted faults', async () => {
    const [path = '', item = {}] = Object.entries(document.paths)[0] ?? []
    const get = Object.assign({}, item['get'], { operationId: undefined, security: undefined })
    const found = await lint({ ...document, paths: { ...document.paths, [path]: { ...item, get } } })
    expect(found.join('\n')).toMatch(/operation-operationId/)
    expect(found.join('\n')).toMatch(/security-defined/)
  }, 60_000)

  it('has every door, and nothing that is no door', () => {
    const doors = DOORS.map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    const described = operations().flatMap(([name]) => (name.includes(' /api/') ? [name] : []))
    expect(described.toSorted()).toEqual(doors.toSorted())
  })

  it('has the addresses beside the doors that programs read', () => {
    const beside = operations().flatMap(([name]) => (name.includes(' /api/') ? [] : [name]))
    for (const name of ['GET /readyz', 'GET /credentials/{number}', 'GET /log/checkpoint', 'GET /.well-known/did.json'])
      expect(beside).toContain(name)
    expect(beside.filter((name) => name.includes('/feeds/'))).toHaveLength(2)
  })

  it('calls each door as the client does', () => {
    const names = operations().map(([, { operationId }]) => operationId)
    expect(new Set(names).size).toBe(names.length)
    for (const { name } of DOORS) expect(names).toContain(name)
  })

  it('has words and an example for every parameter and every body', () => {
    const mute = operations().flatMap(([name, { description = '', parameters = [], requestBody, responses }]) => [
      ...(description.length < 10 ? [`${name}: no description`] : []),
      ...parameters.filter((one) => (one.description ?? '').length < 5).map((one) => `${name} ${one.name}: no words`),
      ...parameters.filter((one) => one.example === undefined).map((one) => `${name} ${one.name}: no example`),
      ...[requestBody, ...Object.values(responses)].flatMap((body) =>
        Object.entries(body?.content ?? {}).flatMap(([type, media]) =>
          media.example === undefined ? [`${name} ${type}: no example`] : [],
        ),
      ),
    ])
    expect(mute).toEqual([])
  })

  it.each(DOORS.map((door) => [door.name, door] as const))('%s names the statuses of its problems', (_name, door) => {
    const path = door.path.replaceAll(/:(\w+)/g, '{$1}')
    const operation = document.paths[path]?.[door.method.toLowerCase()]
    for (const code of door.problems) {
      const response = operation?.responses[PROBLEMS[code]]
      expect(response?.description).toContain(`\`${code}\``)
      expect(Object.keys(response?.content ?? {})).toEqual(['application/problem+json'])
    }
    expect(operation?.security).toBeDefined()
  })

  it('says nothing of the machine it was made on', () => {
    expect(JSON.stringify(document)).not.toMatch(/node_modules|\/root\/|\/home\/|127\.0\.0\.1|select .* from/i)
  })
})

describe('a deprecated door', () => {
  it.each(DOORS.filter((door) => door.deprecated).map((door) => [door.name, door] as const))(
    '%s is announced at least 180 days before it goes',
    (_name, { deprecated }) => {
      const days = (Date.parse(deprecated?.sunset ?? '') - Date.parse(deprecated?.since ?? '')) / 86_400_000
      expect(days).toBeGreaterThanOrEqual(180)
    },
  )

  it('is marked so in the description', () => {
    for (const { path, method, deprecated } of DOORS) {
      const operation = document.paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]
      expect(operation !== undefined && 'deprecated' in operation).toBe(deprecated !== undefined)
    }
  })
})
