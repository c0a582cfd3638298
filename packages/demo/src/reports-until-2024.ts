import type { ReportOf } from './situation-row.ts'
import { NUMBERS } from './situations.ts'

/** Two firms of one name. */
const NAMESAKE = '明达电器有限公司'

/** What bodies reported of the situations until the end of 2024. */
export const UNTIL_2024: readonly ReportOf[] = [
  {
    body: 1,
    on: '2021-11-05',
    rows: [
      {
        act: 'issue',
        number: '2021712201001351',
        on: '2021-10-12',
        holder: { name: '好孩童儿童用品有限公司', region: '330000', code: 13 },
        product: '儿童推车',
        models: 'HB-12A;HB-12B',
        laboratory: 3,
      },
    ],
  },
  {
    body: 2,
    on: '2022-10-08',
    rows: [
      {
        act: 'issue',
        number: NUMBERS.transferredFrom,
        on: '2022-09-06',
        holder: { name: '星辰视听技术有限公司', region: '440000', code: 12 },
        product: '液晶电视机',
        models: '55A610;65A610',
        laboratory: 1,
      },
    ],
  },
  {
    body: 2,
    on: '2023-12-06',
    rows: [
      {
        act: 'issue',
        number: '2023720901000339',
        on: '2023-11-07',
        holder: { name: '天创电子科技有限公司', region: '310000', code: 3 },
        product: '台式微型计算机',
        models: 'PC-330A',
        laboratory: 5,
      },
    ],
  },
  {
    body: 1,
    on: '2024-06-06',
    rows: [
      {
        act: 'issue',
        number: '2024710703000226',
        on: '2024-05-21',
        holder: { name: '泽泰电器有限公司', region: '340000', code: 2 },
        product: '分体挂壁式房间空气调节器',
        models: 'KFR-35GW/A1;KFR-26GW/A1',
        laboratory: 1,
      },
    ],
  },
  {
    body: 3,
    on: '2024-07-05',
    rows: [
      {
        act: 'issue',
        number: '2024730714001576',
        on: '2024-06-11',
        holder: { name: NAMESAKE, region: '440000', code: 14 },
        product: '微波炉',
        models: 'G80F23A',
        laboratory: 3,
      },
      {
        act: 'issue',
        number: NUMBERS.namesake,
        on: '2024-06-18',
        holder: { name: NAMESAKE, region: '440000', code: 15 },
        product: '烧烤微波炉',
        models: 'G90F25K',
        laboratory: 5,
      },
    ],
  },
  {
    body: 12,
    on: '2024-09-05',
    rows: [
      {
        act: 'issue',
        number: '2024820105000774',
        on: '2024-08-13',
        holder: { name: '宏信电线电缆有限公司', region: '130000', code: 7 },
        product: '聚氯乙烯绝缘软电缆',
        models: 'BVR 2.5;BVR 4.5',
        laboratory: 4,
      },
    ],
  },
  {
    body: 1,
    on: '2024-10-09',
    rows: [
      {
        act: 'issue',
        number: '2024710701000113',
        on: '2024-09-10',
        holder: { name: '启恒电器有限公司', region: '440000', code: 1 },
        product: '冷藏冷冻箱',
        models: 'BCD-326WA;BCD-418WA',
        standards: 'GB 4706.1;GB 4706.13',
        laboratory: 3,
      },
    ],
  },
  {
    body: 10,
    on: '2024-12-06',
    rows: [
      {
        act: 'issue',
        number: '2024801001000668',
        on: '2024-11-12',
        holder: { name: '瑞丰照明有限公司', region: '510000', code: 6 },
        product: '固定式LED吸顶灯',
        models: 'XD-24W;XD-36W',
        laboratory: 2,
      },
    ],
  },
]
