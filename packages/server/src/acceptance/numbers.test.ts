import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numbersOf } from './numbers.ts'

describe('the numbers of a list', () => {
  it.each([
    ['one in each line', '1\n2\n3', ['1', '2', '3']],
    ['with Windows ends of lines and empty ones', '1\r\n\r\n2\r\n', ['1', '2']],
    ['from the column that is called so', '企业,证书编号,备注\n甲,1,x\n乙,2,y', ['1', '2']],
    ['from a heading in English', 'name;Certificate Number\na;1', ['1']],
    ['from the first column without a heading', '1,甲\n2,乙', ['1', '2']],
    ['pasted from a spreadsheet', '1\t甲\n2\t乙', ['1', '2']],
    ['with a byte order mark', '\uFEFF证书编号\n1', ['1']],
    ['quoted', '"1"\n"2"', ['1', '2']],
    ['with a quotation mark left open', '"1\n2', ['"1', '2']],
    ['with numbers that repeat, each as asked', '1\n1', ['1', '1']],
    ['that is only one', '2024710701000113', ['2024710701000113']],
  ])('%s', (_how, text, numbers) => {
    expect(numbersOf(text)).toEqual(numbers)
  })

  it('is read in GB18030, too', () => {
    const gbk = Uint8Array.from([0xd6, 0xa4, 0xca, 0xe9, 0xb1, 0xe0, 0xba, 0xc5, 0x0a, 0x31])
    expect(numbersOf(gbk)).toEqual(['1'])
  })

  it.each(['', '\n\n', '证书编号\n'])('is refused without any (%j)', (text) => {
    expect(() => numbersOf(text)).toThrow(expect.objectContaining({ code: 'invalid-input' }))
  })

  it('is refused with more than ten thousand', () => {
    const text = Array.from({ length: 10_001 }, (_, at) => String(at)).join('\n')
    const refusal = { errors: [{ pointer: '/numbers', code: 'maxItems', params: { limit: 10_000 } }] }
    expect(() => numbersOf(text)).toThrow(expect.objectContaining(refusal))
    expect(numbersOf(text.slice(0, text.lastIndexOf('\n')))).toHaveLength(10_000)
  })

  it('never fails otherwise, whatever is sent', () => {
    const outcome = (file: string | Uint8Array): string => {
      try {
        return numbersOf(file).every((number) => number === number.trim() && number !== '') ? 'numbers' : 'wrong'
      } catch (error) {
        return (error as { code?: string }).code === 'invalid-input' ? 'refused' : String(error)
      }
    }
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array()), (file) => {
        expect(['numbers', 'refused']).toContain(outcome(file))
      }),
    )
  })
})
