import { answer, type Situation } from './situation.ts'

/** Numbers of the examples that others name. */
export const EXAMPLE_NUMBERS = {
  main: '91324Q000116R0L',
  branch: '91324Q000116R0L-1S',
  otherBranch: '91324Q000116R0L-2M',
  renamed: '91322E000217R1M',
  declaration: 'SD2020710704000318',
  declared: '2018710704000318',
  left: '2019720801000419',
} as const

const { main, branch, otherBranch, renamed, declaration, declared, left } = EXAMPLE_NUMBERS

/** Nothing is wrong with these: they show what the register holds beside certificates of single products. */
export const EXAMPLES: readonly Situation[] = [
  {
    key: 'chain',
    number: main,
    title: { zh: '连锁企业：主证书与子证书', en: 'A chain: main certificate and sub-certificates' },
    note: {
      zh: `质量管理体系主证书列明各场所，两家分公司各持子证书 ${branch} 与 ${otherBranch}。`,
      en: `The main certificate of a quality management system lists its sites; two branches hold the sub-certificates ${branch} and ${otherBranch}.`,
    },
    ask: [{ expect: answer('valid', 'trusted') }, { number: branch, expect: answer('valid', 'trusted') }],
  },
  {
    key: 'renamed',
    number: renamed,
    title: { zh: '更名企业', en: 'A firm that was renamed' },
    note: {
      zh: '持证企业于 2024-09-10 更名，证书随之变更，2025-05-20 延续；此前的日期显示旧名称。',
      en: 'The holder was renamed on 2024-09-10, its certificate followed, and was renewed on 2025-05-20; days before show the old name.',
    },
    ask: [{ expect: answer('valid', 'trusted') }, { on: '2024-09-09', expect: answer('valid', 'trusted') }],
  },
  {
    key: 'declared',
    number: declaration,
    title: { zh: '自我声明取代证书', en: 'A declaration that replaced a certificate' },
    note: {
      zh: `产品改为自我声明，企业于 2020-06-15 作出声明，原证书 ${declared} 同日注销。`,
      en: `The product went over to self-declaration: its maker declared it on 2020-06-15, and the certificate ${declared} was cancelled on that day.`,
    },
    ask: [
      { expect: answer('valid', 'trusted') },
      { number: declared, expect: answer('cancelled', 'trusted') },
      { number: declared, on: '2020-06-14', expect: answer('valid', 'trusted') },
    ],
  },
  {
    key: 'left-catalogue',
    number: left,
    title: { zh: '产品调出目录', en: 'A product that left the catalogue' },
    note: {
      zh: '该产品于 2022-10-10 调出目录，证书当日注销（不是撤销）：颁发依据完好。',
      en: 'The product left the catalogue on 2022-10-10, and the certificate was cancelled on that day, not withdrawn: its basis is perfect.',
    },
    ask: [{ expect: answer('cancelled', 'trusted') }, { on: '2022-10-09', expect: answer('valid', 'trusted') }],
  },
]
