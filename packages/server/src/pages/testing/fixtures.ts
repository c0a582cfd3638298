import type {
  BodyView,
  CertificateView,
  Day,
  LaboratoryView,
  OrganisationView,
  PersonView,
  StepView,
  TicketView,
  TrustPathView,
} from '@zhengheng/core'
import type { Language } from '../../messages/language.ts'
import type { PageContext } from '../context.ts'

export const TODAY = '2026-11-22' as Day
export const NUMBER = '2026010703123456'

export function contextFor(language: Language, change: Partial<PageContext> = {}): PageContext {
  const kinds: Readonly<Record<string, string>> =
    language === 'en' ? { ccc: 'CCC certificate' } : { ccc: '强制性产品认证证书' }
  return {
    language,
    carriesLanguage: language === 'en',
    large: false,
    path: `/c/${NUMBER}`,
    query: {},
    publicUrl: 'https://register.example.org',
    today: TODAY,
    zone: 'Asia/Shanghai',
    names: {
      kind: (code) => kinds[code] ?? code,
      region: (code) => (code === '330523' ? (language === 'en' ? 'Anji' : '浙江省湖州市安吉县') : code),
      identifier: (scheme) => (scheme === 'uscc' ? (language === 'en' ? 'USCC' : '统一社会信用代码') : scheme),
    },
    ...change,
  }
}

export const LAW = {
  instrument: 'reg-cnca',
  article: '9',
  title: { zh: '中华人民共和国认证认可条例', en: 'Regulations on Certification and Accreditation' },
  version: '2023-07-20',
  evidence: 'confirmed',
} as const

export const RECALLED = { ...LAW, article: '28', evidence: 'recalled' } as const

const ITEM = {
  code: 'ccc/07/0706',
  name: { zh: '家用和类似用途设备：储水式电热水器', en: 'Household appliances: storage water heaters' },
}

export function authority(): StepView {
  return {
    role: 'authority',
    holder: '国家认证认可监督管理委员会',
    holderEn: 'Certification and Accreditation Administration',
    day: '2026-01-07',
    basis: [LAW],
    evidence: { acts: [] },
    above: [],
  }
}

export function link(role: string, change: Partial<StepView> = {}): StepView {
  return {
    role,
    family: 'approval',
    kind: 'body',
    number: 'CNCA-R-2099-901',
    holder: '示例质量认证中心',
    holderEn: 'Example Quality Certification Centre',
    issuer: '国家认证认可监督管理委员会',
    scopeItem: ITEM,
    day: '2026-01-07',
    status: 'valid',
    validFrom: '2023-03-01',
    validTo: '2029-02-28',
    basis: [LAW],
    evidence: { acts: [11, 12] },
    above: [authority()],
    ...change,
  }
}

export function certificate(change: Partial<CertificateView> = {}): CertificateView {
  return {
    number: NUMBER,
    family: 'certificate',
    kind: 'ccc',
    status: 'valid',
    statusSince: '2026-01-07',
    holder: {
      name: '浙江清源电器有限公司',
      nameEn: 'Zhejiang Qingyuan Appliances Co., Ltd.',
      identifiers: [{ scheme: 'uscc', value: '91330523MA2B0EXA1X' }],
      region: '330523',
    },
    issuer: {
      name: '示例质量认证中心',
      nameEn: 'Example Quality Certification Centre',
      approvalNumber: 'CNCA-R-2099-901',
    },
    scheme: { code: 'ccc', name: { zh: '强制性产品认证（CCC）', en: 'Compulsory product certification (CCC)' } },
    scope: [ITEM],
    standards: ['GB 4706.1-2005', 'GB 4706.12-2006'],
    product: '储水式电热水器',
    models: ['QY-60A', 'QY-80A'],
    manufacturer: '浙江清源电器有限公司',
    factory: '浙江清源电器有限公司安吉工厂',
    factoryAddress: '浙江省湖州市安吉县递铺街道灵峰南路 118 号',
    sites: [],
    validFrom: '2026-01-07',
    validTo: '2031-01-06',
    history: [{ act: 'issue', effective: '2026-01-07', recorded: '2026-01-08', seq: 42, basis: [LAW] }],
    origin: { type: 'report', id: '7' },
    version: 1,
    asOf: { on: TODAY, known: null, at: '2026-11-22T06:40:00.000Z' },
    ...change,
  }
}

export function withdrawn(): CertificateView {
  return certificate({
    status: 'withdrawn',
    statusSince: '2026-09-18',
    history: [
      { act: 'issue', effective: '2026-01-07', recorded: '2026-01-08', seq: 42, basis: [LAW] },
      {
        act: 'suspend',
        effective: '2026-06-12',
        recorded: '2026-06-20',
        seq: 77,
        reason: { code: 'S01', name: { zh: '年度跟踪检查不合格', en: 'Failed the yearly follow-up inspection' } },
        basis: [RECALLED],
      },
      {
        act: 'withdraw',
        effective: '2026-09-18',
        recorded: '2026-09-18',
        seq: 99,
        reason: { code: 'W02', name: { zh: '暂停期满仍不符合要求', en: 'Still not in conformity after suspension' } },
        basis: [LAW],
      },
    ],
  })
}

export function steps(): StepView[] {
  return [
    link('approval'),
    link('designation', { number: '公告 2022 年第 18 号', above: [authority()], basis: [{ ...LAW, article: '31' }] }),
    link('accreditation', {
      number: 'CNAS C901-P',
      holder: '示例质量认证中心',
      issuer: '中国合格评定国家认可委员会',
      validFrom: '2024-06-10',
      validTo: '2030-06-09',
      basis: [{ ...LAW, article: '36' }],
    }),
    link('laboratory', { number: 'CNAS L9901', holder: '示例检测技术有限公司', day: '2025-11-18' }),
    link('decider', { number: '2099-1-NV1OEM-0001', holder: '2099-1-NV1OEM-0001', day: '2026-01-05', scopeItem: ITEM }),
  ]
}

type Verdict = 'trusted' | 'incomplete' | 'not-trusted'
const RANK: readonly Verdict[] = ['trusted', 'incomplete', 'not-trusted']

export function path(standing: Verdict, basis: Verdict, change: Partial<TrustPathView> = {}): TrustPathView {
  const status = standing === 'trusted' ? 'valid' : 'withdrawn'
  return {
    number: NUMBER,
    on: TODAY,
    known: null,
    standing: { verdict: standing, status, reasons: standing === 'trusted' ? [] : [`status-${status}`] },
    basisAtIssue: { verdict: basis, day: '2026-01-07', reasons: [] },
    verdict: RANK[Math.max(RANK.indexOf(standing), RANK.indexOf(basis))] ?? 'not-trusted',
    steps: steps(),
    ...change,
  }
}

export function body(change: Partial<BodyView> = {}): BodyView {
  return {
    approvalNumber: 'CNCA-R-2099-901',
    name: '示例质量认证中心',
    nameEn: 'Example Quality Certification Centre',
    asOf: { on: TODAY, known: null },
    counts: [
      {
        family: 'certificate',
        scheme: { code: 'ccc', name: { zh: '强制性产品认证（CCC）', en: 'Compulsory product certification (CCC)' } },
        status: 'valid',
        count: 1234,
      },
    ],
    total: 1234,
    grants: [
      {
        family: 'approval',
        kind: 'body',
        number: 'CNCA-R-2099-901',
        issuer: '国家认证认可监督管理委员会',
        status: 'valid',
        statusSince: '2023-03-01',
        scope: [{ code: 'ccc/07', name: { zh: '家用和类似用途设备', en: 'Household appliances' } }],
        except: [{ code: 'ccc/07/0709', name: { zh: '微波炉', en: 'Microwave ovens' } }],
        validFrom: '2023-03-01',
        validTo: '2029-02-28',
        history: [
          { act: 'issue', effective: '2023-03-01', recorded: '2023-03-01', seq: 3, basis: [LAW] },
          { act: 'reduce', effective: '2026-03-10', recorded: '2026-04-12', seq: 55, basis: [RECALLED] },
        ],
        version: 2,
      },
    ],
    ...change,
  }
}

export function ticket(change: Partial<TicketView> = {}): TicketView {
  return {
    number: 'FK-2026-000017',
    state: { code: 'received', name: { zh: '已收到', en: 'received' } },
    opened: TODAY,
    due: '2026-12-11',
    provisional: false,
    clockName: { zh: '核查', en: 'verification' },
    ...change,
  }
}

export function organisation(change: Partial<OrganisationView> = {}): OrganisationView {
  const scheme = { code: 'ccc', name: { zh: '强制性产品认证（CCC）', en: 'Compulsory product certification (CCC)' } }
  return {
    name: '浙江清源电器有限公司',
    identifiers: [{ scheme: 'uscc', value: '91330523MA2B0EXA1X' }],
    region: '330523',
    names: [
      { name: '安吉清源电器厂', from: '2015-03-01', until: '2019-08-01' },
      { name: '浙江清源电器有限公司', from: '2019-08-01', until: null },
    ],
    counts: [
      { family: 'certificate', scheme, status: 'valid', count: 41 },
      { family: 'certificate', scheme, status: 'withdrawn', count: 1 },
      { family: 'declaration', scheme, status: 'valid', count: 2 },
    ],
    total: 44,
    items: [
      {
        number: NUMBER,
        family: 'certificate',
        kind: 'ccc',
        status: 'valid',
        statusSince: '2026-01-07',
        roles: ['holder', 'manufacturer'],
        scheme,
        product: '储水式电热水器',
        issuer: '示例质量认证中心',
        validFrom: '2026-01-07',
        validTo: '2031-01-06',
      },
    ],
    next: '17',
    asOf: { on: TODAY, known: null },
    ...change,
  }
}

export function laboratory(change: Partial<LaboratoryView> = {}): LaboratoryView {
  const [grant] = body().grants
  const designation = { family: 'designation', kind: 'lab', number: 'LAB-0001' }
  return {
    number: 'LAB-0001',
    name: '示例检测技术有限公司',
    identifiers: [{ scheme: 'uscc', value: '91330523MA2B0EXA1X' }],
    grants: grant ? [{ ...grant, ...designation }] : [],
    asOf: { on: TODAY, known: null },
    ...change,
  }
}

export function person(change: Partial<PersonView> = {}): PersonView {
  const [grant] = body().grants
  const registration = { family: 'registration', kind: 'auditor', number: '2099-1-NV1OEM-0001' }
  return {
    number: '2099-1-NV1OEM-0001',
    name: '王**',
    registrations: grant ? [{ ...grant, ...registration }] : [],
    asOf: { on: TODAY, known: null },
    ...change,
  }
}
