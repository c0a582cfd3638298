import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canReach, chooseAccount } from './account.ts'

const STRANGER = { uid: 54_321, gid: 54_321 }
const IS_ROOT = process.getuid?.() === 0
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zh account-'))
  chmodSync(root, 0o755)
  mkdirSync(join(root, 'a b'))
})

afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

describe('a folder', () => {
  it('can be reached when every folder above it lets others through', () => {
    expect(canReach(STRANGER, join(root, 'a b'))).toBe(true)
  })

  it.each([0o700, 0o750, 0o766])('cannot be reached below one of mode %o', (mode) => {
    chmodSync(root, mode)
    expect(canReach(STRANGER, join(root, 'a b'))).toBe(false)
  })

  it('can be reached by its owner although it is closed to others', () => {
    const owner = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }
    chmodSync(root, 0o700)
    expect(canReach(owner, join(root, 'a b'))).toBe(true)
  })
})

describe('the account of PostgreSQL', () => {
  it('is that of the program, unless the program is root', () => {
    expect(chooseAccount(root) === undefined).toBe(!IS_ROOT)
  })

  it('is that of the data where root finds them with another owner', () => {
    const data = join(root, 'a b')
    if (IS_ROOT) chownSync(data, STRANGER.uid, STRANGER.gid)
    expect(chooseAccount(data)).toEqual(IS_ROOT ? STRANGER : undefined)
  })

  it.each(['', 'none'])('is never root (%s)', (name) => {
    expect(chooseAccount(join(root, name))?.uid ?? process.getuid?.()).toBeGreaterThan(0)
  })
})
