import type { ReportOf } from './situation-row.ts'
import { NUMBERS } from './situations.ts'

/** What bodies reported of the situations from 2025 on. */
export const FROM_2025: readonly ReportOf[] = [
  {
    body: 3,
    on: '2025-02-08',
    rows: [
      {
        act: 'issue',
        number: '2025731001000993',
        on: '2025-01-21',
        holder: { name: '盛光照明有限公司', region: '500000', code: 9 },
        product: '可移式台灯',
        models: 'TD-08W',
        laboratory: 12,
        tested: '2024-12-03',
      },
    ],
  },
  {
    body: 3,
    on: '2025-03-06',
    rows: [
      {
        act: 'issue',
        number: '2025730808001244',
        on: '2025-02-18',
        holder: { name: '星辰视听技术有限公司', region: '440000', code: 12 },
        product: '液晶电视机',
        models: '55A610;65A610;75A610',
        laboratory: 3,
        predecessor: NUMBERS.transferredFrom,
        relation: 'transferred',
      },
    ],
  },
  {
    body: 2,
    on: '2025-03-07',
    rows: [{ act: 'replace', number: NUMBERS.transferredFrom, on: '2025-02-18', reason: '0199' }],
  },
  {
    body: 11,
    on: '2025-03-20',
    rows: [
      {
        act: 'issue',
        number: '2025812202000887',
        on: '2025-03-05',
        holder: { name: '乐达儿童用品有限公司', region: '350000', code: 8 },
        product: '电动遥控玩具车',
        models: 'R60318;R60319',
        standards: 'GB 6675.1-2014;GB 6675.2-2014;GB 6675.3-2014;GB 6675.4-2014',
        laboratory: 11,
      },
    ],
  },
  {
    body: 7,
    on: '2025-04-07',
    rows: [
      {
        act: 'issue',
        number: NUMBERS.original,
        on: '2025-03-18',
        holder: { name: '云创电子科技有限公司', region: '330000', code: 16 },
        product: '便携式计算机',
        models: 'NB-140A;NB-160A',
        laboratory: 5,
      },
    ],
  },
  {
    body: 4,
    on: '2025-04-08',
    rows: [
      {
        act: 'issue',
        number: '2025741801001012',
        on: '2025-03-11',
        holder: { name: '安信消防设备有限公司', region: '320000', code: 10 },
        product: '点型光电感烟火灾探测器',
        models: 'JTY-GD-A21',
        standards: 'GB 4717;GB 4715;GB 4716',
        laboratory: 9,
        auditor: 10,
        audited: '2025-02-12',
      },
    ],
  },
  {
    body: 8,
    on: '2025-05-07',
    rows: [
      {
        act: 'issue',
        number: '2025780702000442',
        on: '2025-04-01',
        decided: '2025-04-01',
        holder: { name: '凯立电器有限公司', region: '370000', code: 4 },
        product: '落地式电风扇',
        models: 'FS-40A;FS-45A',
        laboratory: 1,
      },
    ],
  },
  {
    body: 9,
    on: '2025-06-06',
    rows: [
      {
        act: 'issue',
        number: '2025790705000555',
        on: '2025-05-14',
        decided: '2025-05-14',
        holder: { name: '新洁电器有限公司', region: '420000', code: 5 },
        product: '滚筒式洗衣机',
        models: 'XQG80-12A;XQG100-12A',
        standards: 'GB 4706.1;GB 4706.24',
        laboratory: 12,
      },
      { act: 'suspend', number: '2025790705000555', on: '2025-05-28', reason: '0204', until: '2025-06-30' },
    ],
  },
  {
    body: 1,
    on: '2025-06-09',
    rows: [
      {
        act: 'issue',
        number: NUMBERS.replacedBy,
        on: '2025-05-27',
        holder: { name: '好孩童儿童用品有限公司', region: '330000', code: 13 },
        product: '儿童推车',
        models: 'HB-12A;HB-12B;HB-15A',
        laboratory: 3,
        predecessor: '2021712201001351',
        relation: 'replaced',
      },
      { act: 'replace', number: '2021712201001351', on: '2025-05-27', reason: '0104' },
    ],
  },
  {
    body: 7,
    on: '2025-06-19',
    rows: [
      {
        act: 'issue',
        number: '2025770718001125',
        on: '2025-04-15',
        holder: { name: '佳格电器有限公司', region: '330000', code: 11 },
        product: '电饭锅',
        models: 'CFXB40-A12',
        standards: 'GB 4706.1;GB 4706.19',
        laboratory: 5,
      },
    ],
  },
  {
    body: 1,
    on: '2025-07-08',
    rows: [{ act: 'suspend', number: '2024710703000226', on: '2025-06-16', reason: '0203', until: '2025-09-15' }],
  },
  {
    body: 9,
    on: '2025-07-09',
    rows: [{ act: 'restore', number: '2025790705000555', on: '2025-06-23' }],
  },
  {
    body: 3,
    on: '2025-08-06',
    rows: [{ act: 'withdraw', number: NUMBERS.namesake, on: '2025-07-15', reason: '0204' }],
  },
  {
    body: 2,
    on: '2025-09-05',
    rows: [{ act: 'withdraw', number: '2023720901000339', on: '2025-08-20', reason: '0205' }],
  },
]
