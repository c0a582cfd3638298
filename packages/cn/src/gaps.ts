import type { Gap } from '@zhengheng/core'

/** What calendar, regions and classifications lack. What schemes and the law lack stands beside them. */
export const DATA_GAPS: readonly Gap[] = [
  {
    code: 'working-days-before-2017',
    what: { zh: '2017年以前的放假调休安排', en: 'Working days before 2017' },
    needed: { zh: '国务院办公厅历年节假日安排通知', en: 'The yearly notices of the State Council before 2017' },
    shownAt: ['/pack'],
  },
  {
    code: 'working-days-unpublished',
    what: {
      zh: '资料包编成以后各年的放假调休安排（公布并录入以前，期限按普通周末计算，标为暂定）',
      en: 'Working days of the years after the pack was made (until they are published and loaded, limits are counted by ordinary weekends and marked as provisional)',
    },
    needed: {
      zh: '国务院办公厅当年的通知，用 zhengheng calendar load 录入',
      en: 'The notice of the year, loaded with zhengheng calendar load',
    },
    shownAt: ['/pack'],
  },
  {
    code: 'regions-in-time',
    what: {
      zh: '地级和县级区划代码在2023年6月30日前后的变化（启用、停用和后继代码）',
      en: 'Changes of the codes of prefectures and counties before and after 30 June 2023: from when, until when, and by which they were followed',
    },
    needed: { zh: '历年《行政区划代码》公布稿', en: 'The published lists of GB/T 2260 of every year' },
    shownAt: ['/pack', '/statistics'],
  },
  {
    code: 'regions-english',
    what: { zh: '地级和县级区划的英文名称', en: 'English names of prefectures and counties' },
    needed: { zh: '官方罗马字母拼写表', en: 'An official list of their names in Latin letters' },
    shownAt: ['/pack', '/statistics'],
  },
  {
    code: 'region-of-the-corps',
    what: {
      zh: '新疆生产建设兵团的代码（国家标准没有单列）',
      en: 'A code of the Xinjiang Production and Construction Corps, which the national standard does not list by itself',
    },
    needed: { zh: '市场监管系统所用代码的书面依据', en: 'A document on the code in use with the market regulators' },
    shownAt: ['/pack', '/statistics'],
  },
  {
    code: 'industry-classes',
    what: {
      zh: '国民经济行业分类的门类、大类、中类、小类（只核对写法）',
      en: 'Sections, divisions, groups and classes of GB/T 4754 (only how a code is written is checked)',
    },
    needed: { zh: 'GB/T 4754-2017 及第1号修改单的代码表', en: 'The tables of GB/T 4754-2017 and its amendment 1' },
    shownAt: ['/pack'],
  },
  {
    code: 'iaf-lower-levels',
    what: { zh: '业务范围的中类和小类（如 34.05.01）', en: 'The two lower levels of the scopes, such as 34.05.01' },
    needed: { zh: '认可机构公布的业务范围分类表', en: 'The table of scopes that the accreditor publishes' },
    shownAt: ['/pack'],
  },
  {
    code: 'audit-time-above-10700',
    what: {
      zh: '10,700人以上的审核时间（只有“按规律递增”的规则）',
      en: 'Audit time above 10,700 persons, for which there is a progression and no number',
    },
    needed: { zh: '认可机构对 IAF MD 5 的解释', en: 'An interpretation of IAF MD 5 by the accreditor' },
    shownAt: ['/pack'],
  },
]
