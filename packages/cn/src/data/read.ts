import { readFileSync } from 'node:fs'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'

/** Reads a file of the pack's data and checks its shape. A pack whose data is malformed does not load: it throws. */
export function readData<Shape extends TSchema>(file: string, shape: Shape): Static<Shape> {
  const value: unknown = JSON.parse(readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8'))
  return checkData(file, shape, value)
}

/** The value, when it has the shape; else an error that names the file and the first place that is wrong. */
export function checkData<Shape extends TSchema>(file: string, shape: Shape, value: unknown): Static<Shape> {
  if (Value.Check(shape, value)) return value
  const first = Value.Errors(shape, value)[0]
  throw new TypeError(`${file}${first?.instancePath ?? ''}: ${first?.message ?? 'has another shape'}`)
}
