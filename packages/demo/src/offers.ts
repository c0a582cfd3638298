/** What firms have certified under a voluntary scheme, and how its certificates are numbered. */
export interface Offer {
  readonly scheme: string
  readonly weight: number
  /** Sectors of the firms; none: all of them. */
  readonly sectors: readonly string[]
  /** The letters of the system in the number of a certificate; products and services carry the code of their field. */
  readonly letters?: string
  /** Names of products, or of services. */
  readonly names?: readonly string[]
  /** `#` becomes a digit, `@` a letter. */
  readonly model?: string
}

type SystemRow = readonly [scheme: string, letters: string, weight: number, sectors: string]

/**
 * Weights follow the shares of certificates by item as published for 2024; within an item they are invented, as are the
 * letters of systems that no known number shows.
 */
const SYSTEMS: readonly SystemRow[] = [
  ['qms', 'Q', 200, ''],
  ['ec9000', 'J', 25, 'construction'],
  ['iatf16949', 'T', 6, '11 12 plastic metal'],
  ['md-qms', 'Y', 4, 'medical'],
  ['survey-design-qms', 'D', 3, 'engineering'],
  ['ems', 'E', 129, ''],
  ['ohsms', 'S', 117, ''],
  ['enms', 'En', 6, 'chemical building metal energy'],
  ['fsms', 'F', 8, 'food hotel'],
  ['haccp', 'H', 9, 'food'],
  ['isms', 'IS', 11, 'software engineering service'],
  ['itsms', 'IT', 6, 'software'],
  ['bcms', 'B', 2, 'software energy'],
  ['pims', 'P', 2, 'software care'],
  ['compliance', 'C', 5, 'construction trade transport'],
  ['ipms', 'Z', 6, 'machine 09 chemical medical'],
  ['mms', 'M', 3, 'machine metal energy'],
  ['forest', 'L', 3, 'paper farm'],
]

type ProductRow = readonly [scheme: string, weight: number, sectors: string, names: string, model: string]

const PRODUCTS: readonly ProductRow[] = [
  ['organic', 14, 'farm food', '有机大米 有机茶叶 有机蔬菜 有机杂粮 有机苹果', ''],
  ['gap', 4, 'farm', '苹果 柑橘 茶叶 叶菜类蔬菜', ''],
  ['green-food', 6, 'food farm', '绿色食品大米 绿色食品食用油 绿色食品面粉', ''],
  ['green-building', 60, 'building 21 metal', '预拌混凝土 预制构件 陶瓷砖 塑料管材 钢结构', '@@-###'],
  ['green-product', 6, 'furniture 21 building', '木质家具 陶瓷砖 人造板', '@@-###'],
  ['env-label', 50, 'furniture chemical building 09', '水性涂料 办公家具 打印机 人造板', '@@-####'],
  ['low-carbon', 10, 'building 13', '通用硅酸盐水泥 平板玻璃 建筑陶瓷砖', 'P·O #2.5'],
  ['water-saving', 20, 'building machine', '节水型水嘴 坐便器 淋浴器', 'SL-###'],
  ['energy-saving', 50, '07 10 machine', '房间空气调节器 LED筒灯 清水离心泵 电冰箱', '@@-###@'],
  ['rohs', 30, '07 08 09', '电冰箱 打印机 微型计算机 显示设备', '@@-####'],
  ['smart-appliance', 8, '07', '智能洗衣机 智能空调器 智能电饭锅', 'Z@-###'],
  ['quality-appliance', 10, '07', '高端滚筒洗衣机 高端吸油烟机', 'G@-###'],
  ['pv', 15, 'energy 09', '晶体硅光伏组件 光伏并网逆变器', '@@M-###'],
  ['express-packaging', 8, 'paper plastic', '快递封套 快递包装箱 可降解包装袋', 'K-##'],
  ['rail-product', 8, 'metal machine', '铁路扣件 制动软管 橡胶垫板', 'T@-###'],
  ['after-sales', 10, 'trade machine furniture', '商品售后服务', ''],
  ['property', 5, 'property', '物业服务', ''],
  ['elderly-care', 3, 'care', '养老机构服务', ''],
]

function words(text: string): readonly string[] {
  return text === '' ? [] : text.split(' ')
}

export const OFFERS: readonly Offer[] = [
  ...SYSTEMS.map(([scheme, letters, weight, sectors]) => ({ scheme, letters, weight, sectors: words(sectors) })),
  ...PRODUCTS.map(([scheme, weight, sectors, names, model]) => ({
    scheme,
    weight,
    sectors: words(sectors),
    names: words(names),
    ...(model !== '' && { model }),
  })),
]
