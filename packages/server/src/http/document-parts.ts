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
export function completeDocument<Doc extends object>(whole: Doc): Doc {
  // What the plugin made of our own schemas: its types describe every version of OpenAPI at once, ours the parts in use.
  const document = whole as ApiDocument
  const schemas = document.components?.schemas ?? {}
  const find = (ref: string) => schemas[ref.split('/').at(-1) ?? '']
  for (const operation of Object.values(document.paths ?? {}).flatMap((path) => Object.values(path))) {
    for (const parameter of operation.parameters ?? []) completeParameter(parameter)
    const bodies = [operation.requestBody, ...Object.values(operation.responses ?? {})]
    for (const body of bodies) {
      for (const [type, media] of Object.entries(body?.content ?? {})) completeMedia(type, media, find)
    }
  }
  return whole
}

function completeParameter(parameter: Parameter): void {
  const known = PARAMETER_WORDS[parameter.name]
  parameter.description ??= parameter.schema?.description ?? known?.text ?? ''
  if (parameter.example !== undefined) return
  const own = parameter.schema === undefined ? undefined : ownExample(parameter.schema)
  const example = own ?? (isAmong(parameter.schema, known?.example) ? known?.example : undefined)
  parameter.example = example ?? exampleOf(parameter.schema ?? {}, () => undefined)
}

function ownExample(shape: Shape): unknown {
  return shape.examples?.[0] ?? shape.const
}

/** Whether a closed list of values allows this one. */
function isAmong(shape: Shape | undefined, value: unknown): boolean {
  const allowed = shape?.enum ?? shape?.anyOf?.flatMap((one) => ('const' in one ? [one.const] : []))
  return allowed === undefined || allowed.length === 0 || allowed.includes(value)
}

function completeMedia(type: string, media: Media, find: (ref: string) => Shape | undefined): void {
  if (media.example !== undefined || media.schema === undefined) return
  media.example = type === 'application/problem+json' ? PROBLEM_EXAMPLE : exampleOf(media.schema, find)
}
