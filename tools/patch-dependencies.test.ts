import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
// @ts-expect-error plain JavaScript, run before anything is installed
import { patchDependencies } from './patch-dependencies.mjs'

const patch = patchDependencies as (root?: string) => readonly string[]
const DRIVER = 'node_modules/postgres/src/connection.js'
const INSTALLED = join(import.meta.dirname, '..', DRIVER)
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zh patch-'))
  mkdirSync(dirname(join(root, DRIVER)), { recursive: true })
})

afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

it('the installed driver is mended', () => {
  expect(readFileSync(INSTALLED, 'utf8')).toContain('if (socket === null) {')
  expect(patch()).toEqual([])
})

it('a driver as published is mended once', () => {
  const published = readFileSync(INSTALLED, 'utf8')
    .replace(/ {4}if \(socket === null\) \{[^]*?return false\n {4}\}\n/, '')
    .replace('    chunk = nextWriteTimer = null\n    socket.removeListener', '    socket.removeListener')
  expect(published).not.toContain('socket === null')
  writeFileSync(join(root, DRIVER), published)
  expect(patch(root)).toEqual([DRIVER])
  expect(readFileSync(join(root, DRIVER), 'utf8')).toBe(readFileSync(INSTALLED, 'utf8'))
  expect(patch(root)).toEqual([])
})

it('a driver that has changed stops the installation', () => {
  writeFileSync(join(root, DRIVER), 'export default function connection() {}\n')
  expect(() => patch(root)).toThrow('is not as its patch expects')
})
