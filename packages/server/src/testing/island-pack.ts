import { day, type AttestationKind, type LegalBasis, type Need, type Pack, type Scheme } from '@zhengheng/core'
import { ISLAND_IDENTIFIERS } from './island-identifiers.ts'
import { ISLAND_PROCEDURES } from './island-procedures.ts'

const SINCE = { from: day('2015-01-01') }

function law(instrument: 'charter-act' | 'halcyon-order', ...sections: readonly string[]): readonly LegalBasis[] {
  return sections.map((article) => ({ instrument, article }))
}

const KINDS: readonly AttestationKind[] = [
  { code: 'charter', family: 'approval', name: { zh: '特许状', en: 'Charter' } },
  { code: 'berth', family: 'designation', name: { zh: '泊位', en: 'Berth' } },
  { code: 'peer-mark', family: 'accreditation', name: { zh: '同行认可', en: 'Peer accreditation' } },
  { code: 'house-licence', family: 'qualification', name: { zh: '检测所执照', en: 'Licence of a test house' } },
  { code: 'assessor', family: 'registration', name: { zh: '评定员', en: 'Assessor' } },
  { code: 'house-recognition', family: 'recognition', name: { zh: '检测所承认', en: 'Recognition of a test house' } },
  { code: 'halcyon-paper', family: 'certificate', name: { zh: '翠鸟证书', en: 'Halcyon certificate' } },
]

/** The eighth kind: a line of data, and a scheme that leads to it. */
const GRADED: AttestationKind = {
  code: 'graded-safety-certificate',
  family: 'certificate',
  name: { zh: '安全等级证书', en: 'Graded safety certificate' },
}

const HALCYON: Scheme = {
  code: 'halcyon',
  name: { zh: '翠鸟计划', en: 'Halcyon scheme' },
  category: 'product',
  certificateKind: 'halcyon-paper',
  evidence: 'confirmed',
  source: 'order',
  items: [
    { code: 'halcyon/lamp', name: { zh: '灯', en: 'Lamps' }, during: [SINCE], evidence: 'confirmed', source: 'order' },
    { code: 'halcyon/line', name: { zh: '缆', en: 'Lines' }, during: [SINCE], evidence: 'confirmed', source: 'order' },
    {
      code: 'halcyon/float',
      name: { zh: '浮具', en: 'Floats' },
      during: [{ from: day('2015-01-01'), until: day('2020-01-01') }, { from: day('2022-01-01') }],
      standards: ['IS 7'],
      evidence: 'confirmed',
      source: 'order',
    },
  ],
  basis: law('halcyon-order', '1'),
}

const GRADES: Scheme = {
  code: 'graded',
  name: { zh: '安全等级', en: 'Graded safety' },
  category: 'service',
  certificateKind: GRADED.code,
  evidence: 'confirmed',
  source: 'order',
  items: ['first', 'second'].map((grade) => ({
    code: `graded/${grade}`,
    name: { zh: grade === 'first' ? '一级' : '二级', en: `${grade} grade` },
    during: [SINCE],
    evidence: 'confirmed',
    source: 'order',
  })),
  basis: law('halcyon-order', '9'),
}

const CHARTER: Need = {
  role: 'approval',
  holder: 'issuer',
  family: 'approval',
  kinds: ['charter'],
  day: 'issue',
  covers: 'scheme',
  during: SINCE,
  basis: law('charter-act', '3'),
}

/** Neither accreditation nor designation; the test house is recognised, and one person decides who did not look. */
const HALCYON_NEEDS: readonly Need[] = [
  CHARTER,
  {
    role: 'laboratory',
    holder: 'laboratory',
    family: 'recognition',
    kinds: ['house-recognition'],
    day: 'test',
    covers: 'items',
    during: SINCE,
    basis: law('halcyon-order', '4'),
  },
  {
    role: 'decider',
    holder: 'decider',
    family: 'registration',
    kinds: ['assessor'],
    day: 'decision',
    covers: 'nothing',
    during: SINCE,
    basis: law('halcyon-order', '5'),
    apartFrom: ['auditor'],
  },
]

/**
 * A fictional country in which nothing is as elsewhere: Friday and Saturday are the weekend, money has three digits after
 * the point, other numbers, other families behind a certificate, other clocks, other words. It proves that core and server
 * know no country.
 */
export const islandPack: Pack = {
  code: 'island',
  version: '1',
  name: { zh: '岛国', en: 'The Island' },
  zone: 'Indian/Maldives',
  currency: { code: 'ISD', minorDigits: 3 },
  calendar: {
    weekend: [5, 6],
    holidays: new Set([day('2026-03-03')]),
    workedRestDays: new Set([day('2026-03-07')]),
    publishedUntil: day('2030-12-31'),
  },
  identifiers: ISLAND_IDENTIFIERS,
  kinds: [...KINDS, GRADED],
  numbers: [{ kind: 'halcyon-paper', pattern: /^HAL-\d{4}$/, example: 'HAL-0001', evidence: 'confirmed' }],
  fields: [],
  schemes: [HALCYON, GRADES],
  standards: [],
  needs: { halcyon: HALCYON_NEEDS, graded: [CHARTER] },
  roots: [
    {
      name: { zh: '岛督', en: 'The Warden' },
      kind: 'authority',
      party: { scheme: 'isl-office', value: 'WARDEN' },
      families: ['approval', 'registration'],
      basis: law('charter-act', '1'),
    },
    {
      name: { zh: '港务处', en: 'The Harbour Office' },
      kind: 'accreditor',
      party: { scheme: 'isl-office', value: 'HARBOUR' },
      families: ['recognition'],
      basis: law('charter-act', '2'),
    },
  ],
  law: [
    {
      id: 'charter-act',
      name: { zh: '特许法', en: 'Charter Act' },
      level: 'law',
      versions: [
        { version: '1', from: day('2015-01-01'), until: day('2021-06-01') },
        { version: '2', from: day('2021-06-01') },
      ],
      evidence: 'confirmed',
      source: 'fiction',
    },
    {
      id: 'halcyon-order',
      name: { zh: '翠鸟令', en: 'Halcyon Order' },
      level: 'departmental-rule',
      versions: [{ version: '1', from: day('2015-01-01') }],
      evidence: 'confirmed',
      source: 'fiction',
    },
  ],
  procedures: ISLAND_PROCEDURES,
  grounds: [
    { code: 'STORM', name: { zh: '风暴', en: 'storm' }, acts: ['suspend'], basis: law('halcyon-order', '6') },
    {
      code: 'WRECK',
      name: { zh: '沉没', en: 'wreck' },
      acts: ['withdraw', 'cancel'],
      basis: law('halcyon-order', '7'),
    },
  ],
  regions: [
    { code: 'N', name: { zh: '北岸', en: 'North Shore' } },
    { code: 'S', name: { zh: '南岸', en: 'South Shore' } },
  ],
  classifications: [],
  reports: {
    kind: 'halcyon-paper',
    scheme: 'halcyon',
    holderScheme: 'isl-org',
    laboratory: { family: 'recognition' },
    person: { family: 'registration' },
    late: { rule: 'days', days: 9, count: 'working', basis: law('halcyon-order', '8') },
    longestYears: 2,
    columns: {
      act: ['deed'],
      number: ['paper'],
      effective: ['tide'],
      holderName: ['keeper'],
      holderId: ['keeper no'],
      item: ['goods'],
      validFrom: ['first tide'],
      validTo: ['last tide'],
      laboratory: ['test house'],
      testDate: ['tested'],
      decider: ['assessor'],
      decisionDate: ['assessed'],
      reason: ['cause'],
    },
    acts: { issue: ['launch'], suspend: ['moor'], restore: ['unmoor'], withdraw: ['scuttle'], cancel: ['beach'] },
    basis: { suspend: law('halcyon-order', '6'), withdraw: law('halcyon-order', '7') },
  },
  glossary: [
    { key: 'family/approval', name: { zh: '特许', en: 'charter' }, evidence: 'confirmed' },
    { key: 'family/recognition', name: { zh: '承认', en: 'recognition' }, evidence: 'confirmed' },
    { key: 'status/suspended', name: { zh: '停泊', en: 'moored' }, evidence: 'confirmed' },
  ],
  gaps: [],
  uses: { scopeReduction: 'narrowing', problemReport: 'word-to-the-harbour' },
}
