import { day } from '../../time/day.ts'
import type { ItemProcedure, Scheme, SchemeItem } from '../model.ts'

const sourced = { evidence: 'confirmed', source: 'test' } as const

function procedure(code: string, from: string, rest: Partial<ItemProcedure> = {}): ItemProcedure {
  return { procedure: code, from: day(from), ...sourced, ...rest }
}

function item(code: string, zh: string, en: string, rest: Partial<SchemeItem> = {}): SchemeItem {
  return { code, name: { zh, en }, during: [{ from: day('2010-01-01') }], ...sourced, ...rest }
}

const KETTLE = item('s/1/11', '电水壶', 'Electric kettles', {
  formerNames: [
    { from: day('2010-01-01'), until: day('2020-01-01'), name: { zh: '液体加热器', en: 'Liquid heaters' } },
  ],
  during: [{ from: day('2010-01-01'), mandatoryFrom: day('2011-01-01') }],
  places: [
    {
      edition: '1',
      category: { number: 1, name: { zh: '家电', en: 'Appliances' } },
      kind: '1',
      from: day('2010-01-01'),
    },
  ],
  procedures: [
    procedure('declaration', '2010-01-01', { until: day('2027-01-01'), closedFrom: day('2026-07-01') }),
    procedure('certification', '2026-07-01'),
  ],
  standards: ['GB 1-2005', 'GB 1-2020', 'GB 2'],
  standardsEvidence: 'recalled',
  rule: { value: 'R-1', evidence: 'confirmed', source: 'test' },
})

const COMPUTER = item('s/2/21', '微型计算机', 'Microcomputers', {
  during: [{ from: day('2010-01-01'), mandatoryFrom: day('2010-01-01'), until: day('2030-01-01') }],
  places: [
    {
      edition: '1',
      category: { number: 2, name: { zh: '电子', en: 'Electronics' } },
      kind: '2',
      from: day('2010-01-01'),
    },
  ],
  procedures: [
    procedure('certification', '2010-01-01'),
    procedure('declaration', '2020-01-01', { only: { zh: '低压设备', en: 'Low voltage' }, evidence: 'recalled' }),
  ],
})

const SERVER = item('s/2/22', '服务器', 'Servers', {
  during: [
    { from: day('2012-01-01'), mandatoryFrom: day('2012-01-01'), until: day('2015-01-01') },
    { from: day('2024-01-01'), mandatoryFrom: day('2025-01-01') },
  ],
  places: [
    {
      edition: '1',
      category: { number: 2, name: { zh: '电子', en: 'Electronics' } },
      kind: '2',
      from: day('2012-01-01'),
    },
  ],
  procedures: [procedure('certification', '2012-01-01')],
})

/** Two groups and three items: one renamed and changing its procedure, one divided, one that left and came back. */
export const smallScheme: Scheme = {
  code: 's',
  name: { zh: '强制认证', en: 'Compulsory certification' },
  category: 'product',
  certificateKind: 'paper',
  procedures: [
    { code: 'certification', name: { zh: '第三方认证', en: 'Certification' }, leadsTo: 'paper' },
    { code: 'declaration', name: { zh: '自我声明', en: 'Declaration' }, leadsTo: 'statement' },
  ],
  items: [item('s/1', '家电', 'Appliances'), KETTLE, item('s/2', '电子', 'Electronics'), COMPUTER, SERVER],
  basis: [{ instrument: 'act', article: '1' }],
  ...sourced,
}

/** A scheme that may be divided further than its list. */
export const openScheme: Scheme = {
  code: 'q',
  name: { zh: '质量管理体系', en: 'Quality management' },
  category: 'management-system',
  field: 'field/MS1',
  certificateKind: 'paper',
  isOpen: true,
  items: [
    item('q/34', '工程服务', 'Engineering services', { during: [{ from: day('2003-11-01'), atEarliest: true }] }),
    item('q/35', '其他服务', 'Other services'),
  ],
  basis: [{ instrument: 'act', article: '2' }],
  ...sourced,
}
