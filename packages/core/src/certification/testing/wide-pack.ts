import type { Pack } from '../../pack/model.ts'
import { smallPack } from '../../pack/testing/small-pack.ts'
import { day } from '../../time/day.ts'
import type { ReportTemplate } from '../../pack/template.ts'

const name = { zh: '甲', en: 'A' }
const during = [{ from: day('2000-01-01') }]
const common = { during, evidence: 'confirmed', source: 'test' } as const
const [first] = smallPack.schemes

/** A table of a country that never was: every meaning a template can have, in a column of its own. */
export const smallTemplate: ReportTemplate = {
  code: 't',
  name,
  columns: [
    ['机构', 'body'],
    ['组织', 'holderName'],
    ['原名', 'holderFormerName'],
    ['组织代码', 'holderId'],
    ['证书号', 'number'],
    ['项目', 'scheme'],
    ['范围', 'item'],
    ['领域', 'serviceField'],
    ['依据', 'standards'],
    ['现场(分号分隔)', 'sites'],
    ['子证书', 'isSub'],
    ['主证书', 'main'],
    ['活动', 'activity'],
    ['审核开始', 'auditFrom'],
    ['审核结束', 'auditTo'],
    ['人日', 'personDays'],
    ['发证日期', 'validFrom'],
    ['到期日期', 'validTo'],
    ['状态', 'status'],
    ['暂停原因', 'suspendReason'],
    ['暂停开始', 'suspendedOn'],
    ['暂停结束', 'suspendedUntil'],
    ['撤销原因', 'endReason'],
    ['撤销日期', 'endedOn'],
    ['变更类型', 'changes'],
    ['变更日期', 'changedOn'],
    ['是否换证', 'isReplacement'],
    ['换证日期', 'replacedOn'],
    ['换证原因', 'replaceReason'],
    ['原证书', 'predecessor'],
    ['原机构', 'predecessorBody'],
    ['标志', 'accreditationMark'],
    ['上报', 'reportType'],
  ]
    .map(([heading, means], index) => ({
      no: index + 1,
      name: heading as string,
      code: `Z${String(index)}`,
      means: means as 'body',
      ...(heading === '现场(分号分隔)' && { otherNames: ['现场'] }),
      ...(heading === '变更类型' && { table: 'changes' }),
    }))
    .concat([{ no: 34, name: '电话', code: 'Z33' } as never, { no: 35 } as never]),
  tables: { changes: ['01', '05', '06', '97_01', '97_02', '97_03'].map((code) => ({ code, name })) },
  statuses: { '01': 'valid', '02': 'suspended', '03': 'withdrawn', '04': 'cancelled', '05': 'expired' },
  changes: {
    '01': 'change',
    '05': 'extend',
    '06': 'reduce',
    '97_01': 'suspend',
    '97_02': 'restore',
    '97_03': 'withdraw',
  },
  recertification: ['02'],
  initial: ['01'],
  newTypes: ['01'],
  replacementTypes: ['02'],
  transferReasons: ['0103'],
  yes: ['1', '是'],
  evidence: 'confirmed',
  source: 'test',
}

/** The small pack with a scheme whose items are open, one without items, declarations, registrations and a template. */
export const widePack: Pack = {
  ...smallPack,
  kinds: [
    ...smallPack.kinds,
    { code: 'system', family: 'certificate', name },
    { code: 'word', family: 'declaration', name },
    { code: 'inspector', family: 'registration', name: { zh: '检查员', en: 'Inspector' } },
  ],
  schemes: [
    {
      ...(first as NonNullable<typeof first>),
      procedures: [
        { code: 'paper-way', name, leadsTo: 'paper' },
        { code: 'own-word', name, leadsTo: 'word' },
      ],
    },
    {
      code: 'm',
      name: { zh: '体系', en: 'System' },
      category: 'management-system',
      field: 'field/f',
      certificateKind: 'system',
      isOpen: true,
      items: ['m/34', 'm/5'].map((code) => ({ code, name, ...common })),
      reportCodes: ['X01', 'X010201'],
      validityYears: { value: 3, evidence: 'confirmed', source: 'test' },
      basis: [],
      evidence: 'confirmed',
      source: 'test',
    },
    {
      code: 'bare',
      name: { zh: '整体', en: 'Whole' },
      category: 'service',
      certificateKind: 'system',
      items: [],
      basis: [],
      evidence: 'confirmed',
      source: 'test',
    },
  ],
  reports: {
    ...smallPack.reports,
    twoDigitYearsFrom: 1970,
    declarations: { s: { longestYears: 10 } },
    records: { declaration: ['自我声明'], 'audit-plan': ['审核计划'] },
    procedures: { 'own-word': ['A'] },
    basisElsewhere: { suspend: [{ instrument: 'act', article: '2' }] },
    templates: [smallTemplate],
  },
}
