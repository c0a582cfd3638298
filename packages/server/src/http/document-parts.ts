import { exampleOf, type Shape } from './examples.ts'
import { PARAMETER_WORDS } from './parameter-words.ts'

interface Media {
  schema?: Shape
  example?: unknown
}
interface Parameter {
  readonly name: string
  description?: string
  schema?: Shape & { description?: string; examples?: readonly unknown[] }
  example?: unknown
}
interface Operation {
  parameters?: Parameter[]
  requestBody?: { content?: Record<string, Media> }
  responses?: Record<string, { content?: Record<string, Media> }>
}
type PathItem = Record<string, Operation>

interface ApiDocument {
  readonly paths?: Record<string, PathItem>
  readonly components?: { readonly schemas?: Record<string, Shape> }
}

const PROBLEM_EXAMPLE = {
  type: '/problems/not-found',
  title: 'Not found',
  status: 404,
  code: 'not-found',
  errors: [],
  traceId: '5f4d7a52-8d7f-4f0c-9a53-5d0f5ad6a0a1',
}

/** Gives every parameter its words and every body an example, where the doors themselves do not say them. */
export function completeDocument<Doc extends object>(whole: Doc, shared: Record<string, object> = {}): Doc {
  // What the plugin made of our own schemas: its types describe every version of OpenAPI at once, ours the parts in use.
  const document = whole as ApiDocument
  const schemas = Object.assign(document.components?.schemas ?? {}, shared as Record<string, Shape>)
  const find = (ref: string) => schemas[ref.split('/').at(-1) ?? '']
  for (const operation of Object.values(document.paths ?? {}).flatMap((path) => Object.values(path))) {
    completeOperation(operation, find)
  }
  return whole
}

function completeOperation(operation: Operation, find: (ref: string) => Shape | undefined): void {
  for (const parameter of operation.parameters ?? []) completeParameter(parameter)
  const bodies = [operation.requestBody, ...Object.values(operation.responses ?? {})]
  for (const body of bodies) {
    for (const [type, media] of Object.entries(body?.content ?? {})) completeMedia(type, media, find)
  }
}

function completeParameter(parameter: Parameter): void {
  const known = PARAMETER_WORDS[parameter.name]
  parameter.description ??= parameter.schema?.description ?? known?.text ?? ''
  if (parameter.example !== undefined) return
  const shape = parameter.schema ?? {}
  const candidates = [ownExample(shape), known?.example ?? []].flat()
  const example = candidates.find((value) => value !== undefined && isAllowed(shape, value))
  parameter.example = example ?? exampleOf(shape, () => undefined)
}

function ownExample(shape: Shape): unknown {
  return shape.examples?.[0] ?? shape.const
}

/** Whether the value is one of a closed list, and written as the pattern says. */
function isAllowed({ enum: listed, anyOf, pattern }: Shape, value: unknown): boolean {
  const allowed = listed ?? anyOf?.flatMap((one) => one.enum ?? ('const' in one ? [one.const] : [])) ?? []
  if (allowed.length > 0 && !allowed.includes(value)) return false
  return pattern === undefined || new RegExp(pattern).test(String(value))
}

function completeMedia(type: string, media: Media, find: (ref: string) => Shape | undefined): void {
  if (media.example !== undefined || media.schema === undefined) return
  media.example = type === 'application/problem+json' ? PROBLEM_EXAMPLE : exampleOf(media.schema, find)
}
