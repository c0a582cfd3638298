import { numberKey, type IdentifierScheme } from '@zhengheng/core'

/** The number of an island organisation: `I`, eight digits, and two that make the ten divisible by 97 with a rest of 1. */
export function islandCode(serial: number): string {
  const body = String(serial).padStart(8, '0')
  const check = 98 - (Number(`${body}00`) % 97)
  return `I${body}${String(check).padStart(2, '0')}`
}

function organisationFault(value: string): string | undefined {
  if (value.length !== 11) return 'length'
  if (!/^I\d{10}$/.test(value)) return 'alphabet'
  return Number(value.slice(1)) % 97 === 1 ? undefined : 'check-digit'
}

const OFFICES: ReadonlySet<string> = new Set(['WARDEN', 'HARBOUR'])

/** Who carries what on the island: nothing of it has the form of another country's numbers. */
export const ISLAND_IDENTIFIERS: readonly IdentifierScheme[] = [
  {
    code: 'isl-org',
    name: { zh: '岛屿组织编号', en: 'Island organisation number' },
    of: 'organisation',
    normalise: (raw) => numberKey(raw).replaceAll('-', ''),
    fault: organisationFault,
    source: 'Charter Act, schedule 1',
  },
  {
    code: 'isl-office',
    name: { zh: '岛屿机关', en: 'Office of the island' },
    of: 'organisation',
    normalise: numberKey,
    fault: (value) => (OFFICES.has(value) ? undefined : 'unknown'),
    source: 'Charter Act, section 1',
  },
]
