import { day, numberKey, type IdentifierScheme } from '@zhengheng/core'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECKS = '10X98765432'

/** The check character for the first seventeen of a citizen number (GB 11643-1999). */
function residentCheck(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body.charAt(index)), 0)
  return CHECKS.charAt(sum % 11)
}

function isBirthDay(digits: string): boolean {
  try {
    return day(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`) >= '1800-01-01'
  } catch {
    return false
  }
}

function residentFault(value: string): string | undefined {
  if (value.length !== 18) return 'length'
  if (!/^\d{17}[\dX]$/.test(value)) return 'alphabet'
  if (!isBirthDay(value.slice(6, 14))) return 'date'
  return residentCheck(value) === value.charAt(17) ? undefined : 'check-digit'
}

/** Of natural persons: never shown to others, and optional, since an auditor may have only a passport. */
export const resident: IdentifierScheme = {
  code: 'resident',
  name: { zh: '公民身份号码', en: 'Citizen identification number' },
  of: 'person',
  normalise: numberKey,
  fault: residentFault,
  source: 'GB 11643-1999',
}
