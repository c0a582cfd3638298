import type { Gap } from '@zhengheng/core'

/** What the catalogue, the schemes and the standards lack, said on their pages. */
export const SCHEME_GAPS: readonly Gap[] = [
  {
    code: 'catalogue-before-2014',
    what: { zh: '2014年12月以前的强制性产品认证目录', en: 'The compulsory catalogue before December 2014' },
    needed: {
      zh: '2001年以来历次目录公告及代码',
      en: 'The announcements of the catalogue since 2001 with their codes',
    },
    shownAt: ['/scheme/ccc', '/route'],
  },
  {
    code: 'catalogue-codes-2024',
    what: { zh: '2024年增补产品的官方产品代码', en: 'The official codes of the products added in 2024' },
    needed: {
      zh: '2024年各增补公告的目录描述与界定表',
      en: 'The description tables of the announcements of 2024',
    },
    shownAt: ['/scheme/ccc/uncoded'],
  },
  {
    code: 'catalogue-moves-2018-2020',
    what: {
      zh: '2018年6月至2020年4月间移出目录或改为自我声明的部分产品的准确日期',
      en: 'The exact days on which some kinds left the catalogue or moved to self-declaration between June 2018 and April 2020',
    },
    needed: {
      zh: '2018年第29号、2019年第44号公告的附件',
      en: 'The annexes of the announcements 2018 No.29 and 2019 No.44',
    },
    shownAt: ['/scheme/ccc'],
  },
  {
    code: 'field-names',
    what: {
      zh: '49个自愿性认证领域（产品21、服务22、管理体系6）的官方名称；管理体系领域的代码',
      en: 'The official names of the 49 voluntary fields (21 of products, 22 of services, 6 of management systems) and the codes of the last six',
    },
    needed: {
      zh: '认监委自愿性认证领域目录公告附件1；RB/T 188-2015文本',
      en: 'Annex 1 of the announcement on voluntary fields; the text of RB/T 188-2015',
    },
    shownAt: ['/scheme'],
  },
  {
    code: 'unified-schemes',
    what: {
      zh: '国家统一推行的认证项目的正式清单；各自愿性认证制度的起始日期',
      en: 'The official list of schemes that the state promotes; the day on which each voluntary scheme began',
    },
    needed: {
      zh: '上述公告附件2；市场监管总局2022年第28号公告附件1',
      en: 'Annex 2 of that announcement; annex 1 of announcement 2022 No.28',
    },
    shownAt: ['/scheme'],
  },
  {
    code: 'scheme-accreditation',
    what: {
      zh: '哪些自愿性认证制度要求机构须获认可',
      en: 'Which voluntary schemes ask that the body be accredited',
    },
    needed: { zh: '各认证制度的实施规则', en: 'The implementation rule of each scheme' },
    shownAt: ['/scheme'],
  },
  {
    code: 'standard-editions',
    what: {
      zh: '多数标准的发布、实施和废止日期，以及采用国际标准的程度',
      en: 'The days on which most standards were published, came into force and ended, and how far they adopt others',
    },
    needed: { zh: '国家标准全文公开系统的题录', en: 'The records of the public system of national standards' },
    shownAt: ['/standard'],
  },
]
