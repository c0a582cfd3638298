import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FINDINGS, REPORT_ACTS, REPORT_COLUMNS } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { findingFix, findingMessage } from '../messages/findings.ts'
import { FILE_FIX } from '../messages/findings-zh-cn.ts'
import { FORM_FIX } from '../messages/reporting-faults-zh-cn.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const CODES = [...Object.keys(FINDINGS), ...Object.keys(FILE_FIX), ...Object.keys(FORM_FIX)]

describe.each(['docs/reporting.md', 'docs/zh/reporting.md'])('%s', (page) => {
  const text = readFileSync(join(ROOT, page), 'utf8')
  const named = new Set([...text.matchAll(/`([^`\n]+)`/g)].map((found) => found[1]))

  it.each([
    ['column', REPORT_COLUMNS],
    ['act', REPORT_ACTS],
    ['finding', CODES],
  ])('describes every %s', (_kind, names) => {
    expect(names.filter((name) => !named.has(name))).toEqual([])
  })
})

it.each(CODES)('%s has words and something to do, in both languages', (code) => {
  for (const language of ['zh', 'en'] as const) {
    expect(findingMessage(code, language, {})).not.toBe(code)
    expect(findingFix(code, language, {})).not.toBe('')
  }
})
