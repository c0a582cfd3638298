import { day, endpoint } from '@zhengheng/core'
import fastify from 'fastify'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { anyone, bodyKey } from './access.ts'
import { deprecationHeaders } from './deprecation.ts'
import { completeDocument } from './document-parts.ts'
import { documentDoor } from './door-document.ts'
import { exampleOf } from './examples.ts'
import { answerWithProblems } from './problems.ts'
import { serve } from './serve.ts'
import { asComponents, noteShapes } from './shared-shapes.ts'

const old = endpoint({
  name: 'old',
  summary: 'An old door',
  method: 'GET',
  path: '/api/v1/old/:number',
  input: Type.Object({ number: Type.String(), on: Type.Optional(Type.String()) }),
  answer: Type.Object({ number: Type.String() }),
  problems: ['not-found', 'never-reported'],
  deprecated: { since: day('2026-01-01'), sunset: day('2026-07-01'), instead: '/api/v1/new' },
})

describe('a deprecated door', () => {
  it('says with every answer since when, and until when', async () => {
    const app = fastify()
    answerWithProblems(app)
    app.addSchema({ $id: 'Problem', type: 'object', additionalProperties: true })
    serve(app, old, anyone, async (_call, { number }) => ({ number }))
    const done = await app.inject('/api/v1/old/1')
    const refused = await app.inject('/api/v1/old/1?unknown=1')
    expect([done.statusCode, refused.statusCode]).toEqual([200, 422])
    for (const { headers } of [done, refused]) {
      expect(headers).toMatchObject({
        deprecation: '@1767225600',
        sunset: 'Wed, 01 Jul 2026 00:00:00 GMT',
        link: '</docs>; rel="deprecation"; type="text/html"',
      })
    }
    await app.close()
  })

  it('is one that says so: all others say nothing', () => {
    expect(deprecationHeaders({})).toEqual({})
  })

  it('is described as one, with what takes its place', () => {
    const described = documentDoor(old, anyone, false) as { deprecated?: boolean; description: string }
    expect(described.deprecated).toBe(true)
    expect(described.description).toContain('gone on 2026-07-01. Use /api/v1/new instead.')
  })
})

describe('the description of a door', () => {
  const described = documentDoor(old, bodyKey, true) as {
    params: { required: string[] }
    querystring: { properties: object }
    security: object[]
    response: Record<string, { description: string }>
  }

  it('parts what stands in the path from what is asked', () => {
    expect(described.params.required).toEqual(['number'])
    expect(Object.keys(described.querystring.properties)).toEqual(['on'])
  })

  it('has one answer for each status, with its codes', () => {
    expect(Object.keys(described.response)).toEqual(['200', '401', '404', '422', '429', '503'])
    expect(described.response['404']?.description).toContain('`never-reported`, `not-found`')
  })

  it('asks for a key where the policy does, and takes one everywhere', () => {
    expect(described.security).toEqual([{ apiKey: [] }])
    expect((documentDoor(old, anyone, false) as { security: object[] }).security).toEqual([{}, { apiKey: [] }])
  })

  it('of a file takes it as it is, and asks the rest in the query', () => {
    const upload = { ...old, method: 'POST' as const, takes: ['text/csv'] }
    expect(documentDoor(upload, anyone, false)).toMatchObject({
      consumes: ['text/csv'],
      querystring: {},
      body: { type: 'string' },
    })
  })
})

describe('an example', () => {
  const none = () => undefined

  it.each([
    [{ type: 'string', examples: ['a'] }, 'a'],
    [{ const: 'x' }, 'x'],
    [{ enum: ['e', 'f'] }, 'e'],
    [{ anyOf: [{ const: 'one' }, { const: 'two' }] }, 'one'],
    [{ type: 'integer', minimum: 7 }, 7],
    [{ type: 'array', items: { type: 'boolean' } }, [true]],
    [
      { type: 'object', properties: { a: { type: 'string' }, b: { type: 'null' } } },
      { a: 'text', b: null },
    ],
  ])('of %j is %j', (shape, value) => {
    expect(exampleOf(shape, none)).toEqual(value)
  })

  it('ends where a shape leads back into itself', () => {
    const step = {
      type: 'object',
      properties: { name: { type: 'string' }, above: { type: 'array', items: { $ref: 'Step' } } },
    }
    expect(exampleOf({ $ref: 'Step' }, () => step)).toEqual({ name: 'text', above: [] })
  })
})

describe('the document', () => {
  it('gives parameters words and an example that their schema allows', () => {
    const parameters = [
      { name: 'format', schema: { anyOf: [{ const: 'xlsx' }, { const: 'ndjson' }] } },
      { name: 'id', schema: { pattern: '^[0-9a-z]{20}$' } },
      { name: 'on', description: 'own words', schema: { examples: ['2020-01-01'] } },
    ]
    const paths = { '/x': { get: { parameters } } }
    const completed = completeDocument({ paths }).paths['/x'].get.parameters
    expect(completed.map((one) => (one as { example?: unknown }).example)).toEqual([
      'xlsx',
      '0b4t9m2k7q1x5z8c3v6n',
      '2020-01-01',
    ])
    expect(completed.map((one) => (one as { description?: string }).description)).toEqual([
      'In which format to answer.',
      'The id that the register gave.',
      'own words',
    ])
  })

  it('has shapes that refer to themselves once, among its components', () => {
    const app = fastify()
    app.decorate('apiShapes', new Map<string, object>())
    const Step = Type.Cyclic({ Step: Type.Object({ above: Type.Array(Type.Ref('Step')) }) }, 'Step')
    noteShapes(app, Type.Object({ steps: Type.Array(Step) }))
    const { Step: component } = asComponents(app.apiShapes ?? new Map())
    expect(component).toMatchObject({ properties: { above: { items: { $ref: '#/components/schemas/Step' } } } })
  })
})
