import * as fc from 'fast-check'
import type { Shape } from '../http/examples.ts'

/** Texts that have broken something somewhere: controls, directions, widths, quotes, patterns, numbers out of range. */
const KNOWN = [
  '',
  ' ',
  '\u0000',
  '\u202e\u2066x',
  '\ud800',
  '\ufeff',
  'ﷺ'.repeat(50),
  '😀'.repeat(100),
  'e\u0301'.repeat(200),
  "'; drop table act; --",
  '" or 1=1',
  '%',
  '%_%',
  '\\',
  '\\x00',
  '$1',
  '${7*7}',
  '(a+)+$',
  '[',
  '*',
  '**',
  '../../etc/passwd',
  '<script>',
  '{}',
  'null',
  'NaN',
  '-0',
  '1e309',
  '9'.repeat(40),
  '2026-02-30',
  '9999-12-31',
  '0000-01-01',
  '2026-11-20T00:00:00Z',
  'x'.repeat(5000),
  '证'.repeat(600),
  '__proto__',
  'constructor',
]

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...KNOWN),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)

/** Values that a schema describes: what it gives as examples, and anything else of its type. */
export function valueOf(shape: Shape): fc.Arbitrary<unknown> {
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map(valueOf))
  if ('const' in shape) return fc.constant(shape.const)
  if (shape.type === 'array') return fc.array(shape.items ? valueOf(shape.items) : fc.jsonValue(), { maxLength: 6 })
  if (shape.type === 'object') return objectOf(shape)
  if (shape.type === 'integer') return fc.oneof(fc.integer(), fc.maxSafeInteger())
  if (shape.type === 'number') return fc.double()
  if (shape.type === 'boolean') return fc.boolean()
  return textOf(shape)
}

function objectOf(shape: Shape): fc.Arbitrary<unknown> {
  const members = Object.entries(shape.properties ?? {}).map(([name, member]) => [name, valueOf(member)] as const)
  return members.length === 0
    ? fc.dictionary(fc.string({ maxLength: 10 }), hostileText)
    : fc.record(Object.fromEntries(members))
}

const REAL = [
  '2024900701000001',
  'CNCA-R-2099-990',
  'ccc',
  'ccc/07/0701',
  '91100000TE5T000089',
  '1',
  '2026-11-20',
  'LAB-0001',
]

function textOf({ pattern, examples = [] }: Shape): fc.Arbitrary<unknown> {
  const given = examples.length === 0 ? [] : [fc.constantFrom(...examples)]
  const matching = pattern === undefined ? [] : [fc.stringMatching(new RegExp(pattern), { maxLength: 30 })]
  return fc.oneof(fc.constantFrom(...REAL), hostileText, ...given, ...matching)
}
