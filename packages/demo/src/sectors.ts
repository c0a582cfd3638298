/** What a firm does: the words that stand in its name, its place in the industry list, what it may have certified. */
export interface Sector {
  readonly code: string
  /** Main group of the list of industries by which scopes of management systems are named. */
  readonly industry: string
  readonly trades: readonly string[]
  /** Of the firms of a round, so many. */
  readonly share: number
  /** The group of the compulsory catalogue in which its products fall. */
  readonly group?: string
  /** How its scope reads on a certificate. */
  readonly scope: string
}

type Row = readonly [code: string, industry: string, share: number, trades: string, scope: string]

/** Makers of products of the compulsory catalogue: the code is the group. */
const MAKERS: readonly Row[] = [
  ['01', '19', 2, '电线电缆 线缆', '电线电缆的生产'],
  ['02', '19', 2, '电气 电工', '电器附件的设计和生产'],
  ['07', '19', 4, '电器 小家电', '家用电器的设计和生产'],
  ['08', '19', 2, '视听技术 电声', '音视频设备的设计和生产'],
  ['09', '19', 4, '电子科技 电子 数码科技', '电子信息产品的设计和生产'],
  ['10', '19', 3, '照明 光电', '照明电器的设计和生产'],
  ['11', '22', 2, '车业 汽车零部件', '机动车辆及零部件的生产'],
  ['12', '14', 1, '橡胶轮胎 轮胎', '轮胎的生产'],
  ['13', '15', 1, '玻璃 安全玻璃', '安全玻璃的加工'],
  ['14', '18', 1, '农业机械 农机', '农业机械的设计和生产'],
  ['18', '18', 2, '消防设备 消防科技', '消防产品的生产'],
  ['19', '19', 1, '安防技术 安防', '安全技术防范产品的设计和生产'],
  ['21', '15', 1, '建材 陶瓷', '建筑陶瓷的生产'],
  ['22', '23', 2, '儿童用品 玩具', '儿童用品的设计和生产'],
  ['23', '19', 1, '防爆电气', '防爆电气设备的设计和生产'],
  ['24', '18', 1, '燃气具', '燃气器具的设计和生产'],
]

const OTHERS: readonly Row[] = [
  ['farm', '01', 2, '农业 茶业 果业', '农产品的种植'],
  ['food', '03', 4, '食品 乳业 粮油', '食品的加工'],
  ['textile', '04', 3, '纺织 服饰', '纺织品和服装的生产'],
  ['paper', '07', 2, '包装 纸业', '纸制包装品的生产'],
  ['chemical', '12', 3, '化工 新材料', '化工产品的生产'],
  ['plastic', '14', 2, '塑业 塑胶制品', '塑料制品的生产'],
  ['building', '16', 3, '新型建材 混凝土 管业', '建筑材料的生产'],
  ['metal', '17', 4, '金属制品 钢结构', '金属结构件的加工'],
  ['machine', '18', 6, '机械 智能装备 泵业', '机械设备的设计和生产'],
  ['medical', '19', 2, '医疗器械', '医疗器械的生产'],
  ['furniture', '23', 2, '家具 家居', '家具的设计和生产'],
  ['energy', '25', 1, '新能源 电力', '电力的生产'],
  ['construction', '28', 9, '建设工程 建筑工程 市政工程', '房屋建筑和市政工程施工'],
  ['trade', '29', 7, '商贸 贸易', '日用百货的销售'],
  ['hotel', '30', 1, '酒店管理 餐饮管理', '餐饮和住宿服务'],
  ['transport', '31', 2, '物流 供应链管理', '道路货物运输和仓储'],
  ['property', '32', 3, '物业服务 物业管理', '物业管理服务'],
  ['software', '33', 6, '信息技术 软件 网络科技', '应用软件的开发和服务'],
  ['engineering', '34', 3, '工程设计 工程咨询', '工程勘察设计和咨询'],
  ['service', '35', 2, '保安服务 保洁服务', '保洁和安保服务'],
  ['care', '38', 1, '养老服务 健康管理', '养老和健康服务'],
  ['environment', '39', 2, '环保科技 环境工程', '环境治理工程和服务'],
]

/** A firm with places in several cities, and its branches, each a firm with a code of its own. */
export const CHAIN = 'chain'
export const BRANCH = 'branch'
export const BRANCHES = 5
const CHAINS: readonly Row[] = [
  [CHAIN, '32', 1, '物业服务 连锁超市 酒店管理 汽车销售服务', '连锁经营和服务'],
  [BRANCH, '32', BRANCHES, '', '连锁经营和服务'],
]

function readRow([code, industry, share, trades, scope]: Row): Sector {
  return { code, industry, share, trades: trades.split(' '), scope }
}

export const SECTORS: readonly Sector[] = [
  ...MAKERS.map((row) => ({ ...readRow(row), group: row[0] })),
  ...OTHERS.map(readRow),
  // Last, so that the branches of a round stand behind their head.
  ...CHAINS.map(readRow),
]

/** The sector of every place in a round of firms. */
const SLOTS: readonly Sector[] = SECTORS.flatMap((sector) => Array.from({ length: sector.share }, () => sector))
export const FIRMS_IN_A_ROUND = SLOTS.length
const PLACES_OF = new Map(
  SECTORS.map((sector) => [sector.code, SLOTS.flatMap((slot, at) => (slot === sector ? [at] : []))]),
)

export function sectorOf(code: string): Sector {
  const sector = SECTORS.find((known) => known.code === code)
  if (!sector) throw new RangeError(`no sector ${code}`)
  return sector
}

/** The sector of the firm with a number. */
export function sectorOfFirm(index: number): Sector {
  const sector = SLOTS[index % FIRMS_IN_A_ROUND]
  if (!sector) throw new RangeError(`no firm ${index}`)
  return sector
}

/** The number of a firm of a sector, when there are so many firms: a whole number of rounds. `at` is from 0 to 1. */
export function firmOfSector(code: string, firms: number, at: number): number {
  const places = PLACES_OF.get(code)
  if (!places) throw new RangeError(`no sector ${code}`)
  const which = Math.floor((at * firms * places.length) / FIRMS_IN_A_ROUND)
  return Math.floor(which / places.length) * FIRMS_IN_A_ROUND + (places[which % places.length] ?? 0)
}

/** The head of the chain in the round of the firm with a number, and its branches. */
export function chainOf(index: number): { readonly head: number; readonly branches: readonly number[] } {
  const next = (Math.floor(index / FIRMS_IN_A_ROUND) + 1) * FIRMS_IN_A_ROUND
  const branches = Array.from({ length: BRANCHES }, (_, at) => next - BRANCHES + at)
  return { head: next - BRANCHES - 1, branches }
}
