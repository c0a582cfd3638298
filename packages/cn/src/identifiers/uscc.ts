import { numberKey, type IdentifierScheme } from '@zhengheng/core'
import { organisationCheck } from './organisation.ts'

/** 31 characters, without I, O, S, V and Z; the place is the value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const

/** The check character for the first seventeen of a unified social credit code (GB 32100-2015). */
export function usccCheck(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(body.charAt(index)), 0)
  return ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** Characters 9 to 17 are the organisation code with its own check character: both checks must hold. */
function usccFault(value: string): string | undefined {
  if (value.length !== 18) return 'length'
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(value)) return 'alphabet'
  if (organisationCheck(value.slice(8, 16)) !== value.charAt(16)) return 'organisation-code'
  return usccCheck(value) === value.charAt(17) ? undefined : 'check-digit'
}

export const uscc: IdentifierScheme = {
  code: 'uscc',
  name: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  of: 'organisation',
  normalise: numberKey,
  fault: usccFault,
  source: 'GB 32100-2015',
}
