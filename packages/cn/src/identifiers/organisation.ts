import { numberKey, type IdentifierScheme } from '@zhengheng/core'

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const

function valueOf(character: string): number {
  return character >= 'A' ? character.charCodeAt(0) - 55 : Number(character)
}

/** The check character for the first eight of an organisation code (GB 11714-1997). */
export function organisationCheck(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * valueOf(body.charAt(index)), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** Written with or without the hyphen before the check character; stored as printed, `XXXXXXXX-X`. */
function normaliseOrganisation(raw: string): string {
  const key = numberKey(raw)
  return /^[0-9A-Z]{9}$/.test(key) ? `${key.slice(0, 8)}-${key.slice(8)}` : key
}

function organisationFault(value: string): string | undefined {
  if (value.length !== 10) return 'length'
  if (!/^[0-9A-Z]{8}-[0-9X]$/.test(value)) return 'alphabet'
  return organisationCheck(value) === value.charAt(9) ? undefined : 'check-digit'
}

export const organisation: IdentifierScheme = {
  code: 'org',
  name: { zh: '组织机构代码', en: 'Organisation code' },
  of: 'organisation',
  normalise: normaliseOrganisation,
  fault: organisationFault,
  source: 'GB 11714-1997',
}
