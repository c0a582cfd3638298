import type { Pack } from '@zhengheng/core'
import { DECLARATION_NEEDS } from './ccc/declaration-needs.ts'
import { readGrounds } from './ccc/grounds.ts'
import { CCC_NEEDS } from './ccc/needs.ts'
import { cccScheme } from './ccc/scheme.ts'
import { SCHEME_GAPS } from './ccc/gaps.ts'
import { DATA_GAPS } from './gaps.ts'
import { readGlossary } from './glossary.ts'
import { authorityScheme, readAuthorities } from './identifiers/authority.ts'
import { organisation } from './identifiers/organisation.ts'
import { placeScheme } from './identifiers/place.ts'
import { resident } from './identifiers/resident.ts'
import { uscc } from './identifiers/uscc.ts'
import { readClassifications } from './industry/classifications.ts'
import { KINDS } from './kinds.ts'
import { readLaw, readLawGaps } from './law/catalogue.ts'
import { readNumberFormats } from './numbers/formats.ts'
import { PERSONS } from './persons.ts'
import { PROCEDURES } from './procedures/procedures.ts'
import { readRegions } from './regions.ts'
import { readSystemGrounds } from './reports/codes.ts'
import { REPORT_GAPS } from './reports/gaps.ts'
import { REPORTS } from './reports/rules.ts'
import { ROOTS } from './roots.ts'
import { readStandards } from './standards/standards.ts'
import { readCalendar } from './time/calendar.ts'
import { readVoluntary } from './voluntary/data.ts'
import { voluntaryNeeds } from './voluntary/needs.ts'
import { readFields, voluntarySchemes } from './voluntary/schemes.ts'

const regions = readRegions()
const voluntary = readVoluntary()
const classifications = readClassifications()
const voluntaries = voluntarySchemes(voluntary, classifications)
const schemes = [cccScheme(), ...voluntaries]

/** China: its calendar, identifiers and law, compulsory and voluntary certification, and the procedures used for it. */
export const pack: Pack = {
  code: 'cn',
  version: '1',
  name: { zh: '中国', en: 'China' },
  zone: 'Asia/Shanghai',
  currency: { code: 'CNY', minorDigits: 2 },
  calendar: readCalendar(),
  identifiers: [uscc, organisation, resident, placeScheme(regions), authorityScheme(readAuthorities())],
  kinds: KINDS,
  numbers: readNumberFormats(),
  fields: readFields(voluntary),
  schemes,
  standards: readStandards(schemes),
  needs: {
    ccc: [...CCC_NEEDS, ...DECLARATION_NEEDS],
    ...Object.fromEntries(voluntaries.map((scheme) => [scheme.code, voluntaryNeeds(scheme)])),
  },
  roots: ROOTS,
  law: readLaw(),
  procedures: PROCEDURES,
  grounds: [...readGrounds(), ...readSystemGrounds()],
  regions,
  classifications,
  reports: REPORTS,
  glossary: readGlossary(),
  persons: PERSONS,
  gaps: [...SCHEME_GAPS, ...REPORT_GAPS, ...readLawGaps(), ...DATA_GAPS],
  uses: { scopeReduction: 'scope-reduction', problemReport: 'problem-report' },
}
