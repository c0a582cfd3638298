/** A body that exists, with the number and name of the public register of about 2015. */
export interface ExampleBody {
  readonly approval: string
  readonly zh: string
  readonly en: string
  /** Where its name says where it is. */
  readonly region?: string
  readonly schemes: string
}

/**
 * Real names, only as examples of what is valid: number and name are confirmed, the fields are read from the name alone and
 * recalled. Nothing bad ever happens to them here, or to what they certify; everything else about them is invented.
 */
export const EXAMPLE_BODIES: readonly ExampleBody[] = [
  { approval: 'CNCA-R-2002-005', zh: '中国船级社质量认证公司', en: 'ships and systems', schemes: 'qms ems ohsms' },
  {
    approval: 'CNCA-R-2002-012',
    zh: '广州赛宝认证中心服务有限公司',
    en: 'information and electronics',
    region: '440000',
    schemes: 'isms itsms',
  },
  {
    approval: 'CNCA-R-2002-047',
    zh: '北京国医械华光认证有限公司',
    en: 'medical devices',
    region: '110000',
    schemes: 'md-qms',
  },
  {
    approval: 'CNCA-R-2002-100',
    zh: '北京中绿华夏有机食品认证中心',
    en: 'food and agriculture',
    region: '110000',
    schemes: 'organic',
  },
  { approval: 'CNCA-R-2002-102', zh: '中铁检验认证中心', en: 'railway', schemes: 'rail-product' },
  {
    approval: 'CNCA-R-2002-105',
    zh: '中环联合（北京）认证中心有限公司',
    en: 'environment',
    region: '110000',
    schemes: 'ems env-label',
  },
  {
    approval: 'CNCA-R-2002-109',
    zh: '中国建材检验认证集团股份有限公司',
    en: 'construction',
    schemes: 'green-building',
  },
  { approval: 'CNCA-R-2005-057', zh: '中启计量体系认证中心', en: 'measurement', schemes: 'mms' },
  {
    approval: 'CNCA-R-2009-153',
    zh: '中林天合（北京）森林认证中心有限公司',
    en: 'forest',
    region: '110000',
    schemes: 'forest',
  },
  { approval: 'CNCA-R-2010-155', zh: '山东鲁源节能认证中心', en: 'energy', region: '370000', schemes: 'enms' },
]
