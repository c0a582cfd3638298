import { SITUATIONS, situationsText, type Language } from '@zhengheng/demo'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const DOCS = new URL('../../../../docs/', import.meta.url)
const FILES: readonly (readonly [Language, string])[] = [
  ['en', 'demo.md'],
  ['zh', 'zh/demo.md'],
]

describe.each(FILES)('the guide to the demonstration in %s (%s)', (language, file) => {
  const text = readFileSync(new URL(file, DOCS), 'utf8')

  it('tells every situation as the demonstration has it', () => {
    expect(text.endsWith(situationsText(language))).toBe(true)
  })

  it('gives every question its row', () => {
    const rows = text.split('\n').filter((line) => /^\| [0-9A-Z-]{14,} \|/.test(line))
    expect(rows).toHaveLength(SITUATIONS.flatMap((one) => one.ask).length)
  })

  it('names the range of invented approvals and the mark of invented names', () => {
    expect(text).toContain('CNCA-R-2099-9nn')
    expect(text).toContain('（示例）')
  })
})
