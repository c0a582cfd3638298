import type { Pack } from '@zhengheng/core'
import { artificialCode } from './check-digit.ts'
import { BEGINNING } from './bodies.ts'
import { instantOf } from './days.ts'
import { MARK } from './mark.ts'
import { PLACES } from './places.ts'
import type { PartyStep } from './steps.ts'

/** A market regulator of the demonstration, at the level of a province, of a city or of a county. */
export interface DemoAuthority {
  readonly key: string
  readonly level: 'province' | 'city' | 'county'
  readonly name: string
  /** The division it is responsible for; of cities and counties, which are invented, the province they lie in. */
  readonly region: string
  readonly code: string
}

const FIRST_CODE = 920_201
const LEVELS = [
  { level: 'province', within: '' },
  { level: 'city', within: '示例市' },
  { level: 'county', within: '示例县' },
] as const

/** In each province one of each level: the province has its name from the pack, city and county are invented. */
export function authoritiesOf(pack: Pack): readonly DemoAuthority[] {
  const names = new Map(pack.regions.map((region) => [region.code, region.name.zh]))
  return PLACES.flatMap((place, at) =>
    LEVELS.map(({ level, within }, step) => ({
      key: `authority-${place.code}-${level}`,
      level,
      name: `${names.get(place.code) ?? place.name}${within}市场监督管理局${MARK}`,
      region: place.code,
      code: artificialCode(FIRST_CODE + at * LEVELS.length + step),
    })),
  )
}

export function authoritySteps(pack: Pack): readonly PartyStep[] {
  return authoritiesOf(pack).map(({ key, name, region, code }) => ({
    at: instantOf(BEGINNING),
    type: 'party',
    key,
    kind: 'authority',
    name,
    region,
    identifiers: [{ scheme: pack.reports.holderScheme, value: code }],
  }))
}
