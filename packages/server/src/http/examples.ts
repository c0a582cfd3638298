/** A JSON Schema as far as doors use it, references resolved by the caller's components. */
export interface Shape {
  readonly $ref?: string
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly examples?: readonly unknown[]
  readonly example?: unknown
  readonly anyOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly minimum?: number
  readonly pattern?: string
  readonly patternProperties?: Readonly<Record<string, Shape>>
  readonly additionalProperties?: unknown
}

const DEEPEST = 12

/**
 * An example that has the shape: what the schema gives as one, else the plainest value. Optional members are shown, too,
 * but for those that lead back into a shape that is being shown.
 */
export function exampleOf(
  shape: Shape,
  find: (ref: string) => Shape | undefined,
  above: readonly string[] = [],
): unknown {
  const given = givenBy(shape)
  if (given !== undefined) return given.value
  if (shape.$ref !== undefined) return referred(shape.$ref, find, above)
  const first = shape.anyOf?.[0]
  if (first) return exampleOf(first, find, above)
  if (shape.type === 'object') return objectOf(shape, find, above)
  if (shape.type === 'array') return listOf(shape, find, above)
  return plainest(shape)
}

function givenBy(shape: Shape): { readonly value: unknown } | undefined {
  if ('example' in shape) return { value: shape.example }
  if (shape.examples && shape.examples.length > 0) return { value: shape.examples[0] }
  if ('const' in shape) return { value: shape.const }
  return shape.enum && shape.enum.length > 0 ? { value: shape.enum[0] } : undefined
}

function referred(ref: string, find: (ref: string) => Shape | undefined, above: readonly string[]): unknown {
  const target = find(ref)
  return target === undefined || above.includes(ref) ? undefined : exampleOf(target, find, [...above, ref])
}

function objectOf(shape: Shape, find: (ref: string) => Shape | undefined, above: readonly string[]): unknown {
  if (above.length > DEEPEST) return {}
  const members = Object.entries(shape.properties ?? {}).map(
    ([name, member]) => [name, exampleOf(member, find, above)] as const,
  )
  return Object.fromEntries(members.filter(([, value]) => value !== undefined))
}

function listOf(shape: Shape, find: (ref: string) => Shape | undefined, above: readonly string[]): unknown {
  const item = shape.items === undefined ? undefined : exampleOf(shape.items, find, above)
  return item === undefined ? [] : [item]
}

function plainest({ type, minimum }: Shape): unknown {
  if (type === 'string') return 'text'
  if (type === 'integer' || type === 'number') return minimum ?? 1
  if (type === 'boolean') return true
  return null
}
