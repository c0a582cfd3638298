import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    /** Shapes that refer to themselves, by name: they stand once, among the components of the API document. */
    apiShapes?: Map<string, object>
  }
}

const COMPONENTS = '#/components/schemas/'

/** Notes the named shapes of a door's answer for the document. */
export function noteShapes(app: FastifyInstance, schema: object): void {
  for (const [name, shape] of namedIn(schema)) app.apiShapes?.set(name, shape)
}

/** The noted shapes as components: what refers to one of them by its name refers to the component. */
export function asComponents(shapes: ReadonlyMap<string, object>): Record<string, object> {
  return Object.fromEntries([...shapes].map(([name, shape]) => [name, pointed(shape, shapes) as object]))
}

function namedIn(node: unknown): readonly (readonly [string, object])[] {
  if (typeof node !== 'object' || node === null) return []
  const own = '$defs' in node && typeof node.$defs === 'object' && node.$defs !== null ? Object.entries(node.$defs) : []
  return [...own, ...Object.values(node).flatMap(namedIn)] as (readonly [string, object])[]
}

function pointed(node: unknown, shapes: ReadonlyMap<string, object>): unknown {
  if (Array.isArray(node)) return node.map((member: unknown) => pointed(member, shapes))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name]) => name !== '$id')
      .map(([name, member]) => {
        const isName = name === '$ref' && typeof member === 'string' && shapes.has(member)
        return [name, isName ? `${COMPONENTS}${member}` : pointed(member, shapes)]
      }),
  )
}
