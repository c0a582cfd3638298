import { FINDINGS, type FindingCode } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { findingFix, findingMessage } from './findings.ts'
import { FILE_FIX, findingsZh } from './findings-zh-cn.ts'

const CODES = Object.keys(FINDINGS) as FindingCode[]
const FILE_CODES = Object.keys(FILE_FIX)

describe('findings of reports', () => {
  it.each(['zh', 'en'] as const)('all have a message and a fix in %s', (language) => {
    for (const code of [...CODES, ...FILE_CODES]) {
      expect(findingMessage(code, language, {})).not.toBe(code)
      expect(findingFix(code, language, {})).not.toBe('')
    }
  })

  it('have no words for codes that do not exist', () => {
    expect(Object.keys(findingsZh.message).toSorted()).toEqual([...CODES, ...FILE_CODES].toSorted())
    const fixes = [...CODES.map((code) => FINDINGS[code].fix), ...Object.values(FILE_FIX)]
    expect(Object.keys(findingsZh.fix).toSorted()).toEqual([...new Set<string>(fixes)].toSorted())
  })

  it('say what was found where', () => {
    const values = { field: 'validFrom', value: '1900-13-01' }
    expect(findingMessage('bad-date', 'zh', values)).toBe('“1900-13-01”不是存在的日期')
    expect(findingMessage('missing-value', 'en', values)).toBe('validFrom is not given')
    expect(findingFix('missing-value', 'zh', values)).toBe('请补填 validFrom')
  })

  it('put codes among their values into words', () => {
    expect(findingMessage('identifier-fault', 'zh', { value: '9', fault: 'check-digit', scheme: 'uscc' })).toContain(
      '校验码不符',
    )
    expect(findingMessage('identifier-fault', 'en', { value: '9', fault: 'odd', scheme: 'x' })).toContain('odd')
    expect(findingMessage('already-ended', 'en', { status: 'withdrawn' })).toContain('“withdrawn”')
    expect(findingMessage('already-ended', 'zh', { status: 'cancelled' })).toContain('“已注销”')
  })

  it('show an unknown code as it is, without a fix', () => {
    expect(findingMessage('from-the-future', 'en', {})).toBe('from-the-future')
    expect(findingFix('from-the-future', 'en', {})).toBe('')
    expect(findingFix('constructor', 'en', {})).toBe('')
  })
})
