import * as core from '@zhengheng/core'
import { PROBLEMS, type Endpoint } from '@zhengheng/core'

/** A JSON Schema as doors use it. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}

const NOTE = '// Generated from the doors of the register by `npm run client`. Do not edit.\n'

/** Shapes that have a name in core, by their schema: they are written once, and meant wherever they stand. */
type Named = ReadonlyMap<string, string>

/** The generated files of the client package, by their path beneath `src/generated/`. */
export function clientSource(): ReadonlyMap<string, string> {
  const doors = findDoors()
  const named = namedShapes()
  const files = new Map<string, string>()
  for (const door of doors) files.set(`doors/${kebab(door.name)}.ts`, doorFile(door, named))
  addShapes(files, named)
  files.set('problem-codes.ts', problemFile())
  const exports = [...files.keys()].toSorted().map((path) => `export * from './${path}'\n`)
  files.set('all.ts', `${NOTE}${exports.join('')}`)
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** Adds the shapes that the files mean, and those that these mean, until nothing is missing. */
function addShapes(files: Map<string, string>, named: Named): void {
  const byPath = new Map([...named].map(([json, name]) => [`shapes/${kebab(name)}.ts`, { json, name }]))
  const waiting = [...files.values()]
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    for (const [, file = ''] of text.matchAll(/from '\.{1,2}\/(?:shapes\/)?([a-z0-9-]+)\.ts'/g)) {
      const path = `shapes/${file}.ts`
      const shape = byPath.get(path)
      if (!shape || files.has(path)) continue
      const written = shapeFile(shape.name, JSON.parse(shape.json) as Schema, named)
      files.set(path, written)
      waiting.push(written)
    }
  }
}

function findDoors(): readonly Endpoint[] {
  const all = Object.values<unknown>(core).filter(
    (value): value is Endpoint => typeof value === 'object' && value !== null && 'path' in value && 'problems' in value,
  )
  return all.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Objects with at least two members that core exports as `…Shape`; the client calls them `…View`. */
function namedShapes(): Named {
  const found = Object.entries(core).flatMap(([name, value]): readonly (readonly [string, string])[] => {
    if (!name.endsWith('Shape') || typeof value !== 'object') return []
    const schema = plain(value)
    const isWorth = schema.type === 'object' && Object.keys(schema.properties ?? {}).length > 1
    return isWorth ? [[JSON.stringify(schema), `${name.replace(/(View)?Shape$/, '')}View`]] : []
  })
  return new Map(found.toSorted(([, a], [, b]) => (a < b ? -1 : 1)))
}

function plain(schema: object): Schema {
  return JSON.parse(JSON.stringify(schema)) as Schema
}

function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()
}

/** Writes types and remembers what they refer to. */
interface Writer {
  readonly named: Named
  readonly used: Set<string>
  /** Types of shapes that refer to themselves, by name. */
  readonly own: Map<string, string>
  /** The shape that is being written, which must not be meant by its own name. */
  readonly except?: string
}

function shapeFile(name: string, schema: Schema, named: Named): string {
  const writer: Writer = { named, used: new Set(), own: new Map(), except: name }
  const body = members(schema, writer, '')
  const head = imports(writer, './')
  return `${NOTE}${head}${head === '' ? '' : '\n'}${own(writer)}export interface ${name} ${body}\n`
}

function doorFile(door: Endpoint, named: Named): string {
  const writer: Writer = { named, used: new Set(), own: new Map() }
  const title = `${door.name.charAt(0).toUpperCase()}${door.name.slice(1)}`
  const input = members(plain(door.input), writer, '')
  const answer = typeText(plain(door.answer), writer, '')
  const inPath = [...door.path.matchAll(/:(\w+)/g)].map((found) => found[1])
  const value = {
    name: door.name,
    method: door.method,
    path: door.path.replaceAll(/:(\w+)/g, '{$1}'),
    inPath,
    body: door.method !== 'POST' ? 'none' : door.takes === undefined ? 'json' : 'file',
    takesKey: door.headers?.['idempotency-key'] !== undefined,
  }
  const fields = Object.entries(value).map(([name, member]) => `  ${name}: ${literal(member)},\n`)
  return [
    `${NOTE}import type { Door } from '../../door.ts'\n${imports(writer, '../shapes/')}\n${own(writer)}`,
    `export type ${title}Input = ${input}\n\n`,
    `export type ${title}Answer = ${answer}\n\n`,
    `/** ${door.summary}. */\n`,
    `export const ${door.name}: Door<${title}Input, ${title}Answer> = {\n${fields.join('')}}\n`,
  ].join('')
}

function problemFile(): string {
  const rows = Object.entries(PROBLEMS).map(([code, status]) => `  '${code}': ${status},\n`)
  return `${NOTE}/** Codes of problems with their HTTP status. */\nexport const PROBLEM_CODES = {\n${rows.join('')}} as const\n\nexport type ProblemCode = keyof typeof PROBLEM_CODES\n`
}

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  return typeof value === 'string' ? `'${value}'` : String(value)
}

function imports({ used }: Writer, folder: string): string {
  return [...used]
    .toSorted()
    .map((name) => `import type { ${name} } from '${folder}${kebab(name)}.ts'\n`)
    .join('')
}

function own({ own: types }: Writer): string {
  return [...types].map(([name, body]) => `export interface ${name} ${body}\n\n`).join('')
}

/** The TypeScript of a schema. */
function typeText(schema: Schema, writer: Writer, indent: string): string {
  const name = writer.named.get(JSON.stringify(schema))
  if (name !== undefined && name !== writer.except) {
    writer.used.add(name)
    return name
  }
  for (const [own_, shape] of Object.entries(schema.$defs ?? {})) {
    if (!writer.own.has(own_)) {
      writer.own.set(own_, '')
      writer.own.set(own_, members(shape, writer, ''))
    }
  }
  if (schema.$ref !== undefined) return schema.$ref
  if (schema.anyOf) return schema.anyOf.map((one) => typeText(one, writer, indent)).join(' | ')
  if ('const' in schema) return quoted(schema.const)
  if (schema.enum) return schema.enum.map(quoted).join(' | ')
  return ofType(schema, writer, indent)
}

function ofType(schema: Schema, writer: Writer, indent: string): string {
  if (schema.type === 'object') return members(schema, writer, indent)
  if (schema.type !== 'array') return PLAIN[schema.type ?? ''] ?? 'unknown'
  const item = schema.items ? typeText(schema.items, writer, indent) : 'unknown'
  return /[|{ ]/.test(item) ? `(${item})[]` : `${item}[]`
}

const PLAIN: Readonly<Record<string, string>> = {
  integer: 'number',
  number: 'number',
  string: 'string',
  boolean: 'boolean',
  null: 'null',
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? `'${value.replaceAll("'", String.raw`\'`)}'` : JSON.stringify(value)
}

function members(schema: Schema, writer: Writer, indent: string): string {
  const [values] = Object.values(schema.patternProperties ?? {})
  if (values) return `Record<string, ${typeText(values, writer, indent)}>`
  const required = new Set(schema.required ?? [])
  const inner = `${indent}  `
  const lines = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    const key = /^[a-z_]\w*$/i.test(name) ? name : `'${name}'`
    return `${inner}${key}${required.has(name) ? '' : '?'}: ${typeText(member, writer, inner)}\n`
  })
  return lines.length === 0 ? 'Record<string, never>' : `{\n${lines.join('')}${indent}}`
}
