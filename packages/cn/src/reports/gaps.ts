import type { Gap } from '@zhengheng/core'

/** What is not on file about reports and numbers. */
export const REPORT_GAPS: readonly Gap[] = [
  {
    code: 'report-templates-after-2021',
    what: {
      zh: '2021年信息报告规范的字段表和2021年以后的上报模板',
      en: 'The fields of the reporting rule of 2021 and the templates after it',
    },
    needed: {
      zh: '《管理体系认证、服务认证信息报告规范》2021年9月24日修订文本及附件',
      en: 'The reporting rule for systems and services as revised on 2021-09-24, with its annexes',
    },
    shownAt: ['/report'],
  },
  {
    code: 'report-yes-and-no',
    what: {
      zh: '模板中“是否”各列的代码；2016年模板第66至71列',
      en: 'How the templates write yes and no; columns 66 to 71 of the template of 2016',
    },
    needed: { zh: '2012年、2016年上报模板的填报说明', en: 'The instructions of the templates of 2012 and 2016' },
    shownAt: ['/report'],
  },
  {
    code: 'audit-plan-days',
    what: { zh: '审核计划应在审核前几日上报', en: 'How many days before an audit its plan is reported' },
    needed: { zh: '信息报告规范（2021年修订）', en: 'The reporting rule as revised in 2021' },
    shownAt: ['/report', '/freshness'],
  },
  {
    code: 'declaration-numbers',
    what: { zh: '自我声明的编号规则', en: 'How self-declarations are numbered' },
    needed: {
      zh: '强制性认证产品符合性自我声明信息报送系统的编号规则',
      en: 'The numbering rule of the register of self-declarations',
    },
    shownAt: ['/help'],
  },
]
