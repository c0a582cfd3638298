/** `since`: the day of the approval; without it the body is one of the first. */
export interface VoluntaryBody {
  readonly zh: string
  readonly en: string
  readonly region?: string
  readonly weight: number
  readonly schemes: string
  readonly since?: string
}

type Row = readonly [zh: string, en: string, region: string, weight: number, schemes: string, since?: string]

/** Codes of schemes; what the pack does not know is left out. */
const SYSTEMS = 'qms ems ohsms'
const GREEN = 'green-product green-building env-label'

/** Invented bodies for voluntary certification; the first nine are large. */
const ROWS: readonly Row[] = [
  ['北京恒准认证有限公司', 'Beijing Hengzhun Certification', '110000', 12, `${SYSTEMS} ec9000 enms isms itsms`],
  ['上海东仪认证有限公司', 'Shanghai Dongyi Certification', '310000', 10, `${SYSTEMS} iatf16949 md-qms`],
  ['广东岭南衡标认证有限公司', 'Guangdong Lingnan Hengbiao Certification', '440000', 10, `${SYSTEMS} ipms isms`],
  ['江苏苏信认证有限公司', 'Jiangsu Suxin Certification', '320000', 9, `${SYSTEMS} ec9000`],
  ['浙江之江标准认证有限公司', 'Zhejiang Zhijiang Standard Certification', '330000', 9, `${SYSTEMS} enms`],
  ['山东岱衡认证有限公司', 'Shandong Daiheng Certification', '370000', 7, `${SYSTEMS} fsms haccp`],
  [
    '北京绿衡产品认证中心有限公司',
    'Beijing Lüheng Product Certification',
    '110000',
    9,
    `${GREEN} low-carbon water-saving`,
  ],
  [
    '上海沪标产品认证有限公司',
    'Shanghai Hubiao Product Certification',
    '310000',
    8,
    'rohs energy-saving smart-appliance pv',
  ],
  [
    '广东穗标绿色产品认证有限公司',
    'Guangdong Suibiao Green Certification',
    '440000',
    7,
    `${GREEN} rohs express-packaging`,
  ],
  ['天津海河衡信认证有限公司', 'Tianjin Haihe Hengxin Certification', '120000', 1.5, SYSTEMS],
  ['河北燕赵认证有限公司', 'Hebei Yanzhao Certification', '130000', 1.5, `${SYSTEMS} ec9000`, '2016-03-07'],
  ['山西晋标认证有限公司', 'Shanxi Jinbiao Certification', '140000', 0.8, SYSTEMS, '2018-05-07'],
  [
    '内蒙古草原有机认证有限公司',
    'Inner Mongolia Steppe Organic Certification',
    '150000',
    0.8,
    'organic gap',
    '2016-09-05',
  ],
  ['辽宁辽准认证有限公司', 'Liaoning Liaozhun Certification', '210000', 1.2, SYSTEMS],
  ['吉林吉信认证有限公司', 'Jilin Jixin Certification', '220000', 0.7, `${SYSTEMS} fsms`, '2019-01-14'],
  [
    '黑龙江北大仓认证有限公司',
    'Heilongjiang Beidacang Certification',
    '230000',
    0.8,
    'organic gap green-food',
    '2017-04-10',
  ],
  [
    '江苏金陵服务认证有限公司',
    'Jiangsu Jinling Service Certification',
    '320000',
    1.2,
    'after-sales property elderly-care',
    '2018-08-06',
  ],
  [
    '浙江钱塘信息安全认证有限公司',
    'Zhejiang Qiantang Infosec Certification',
    '330000',
    1.5,
    'isms itsms bcms pims',
    '2017-10-09',
  ],
  ['安徽徽标认证有限公司', 'Anhui Huibiao Certification', '340000', 1.5, `${SYSTEMS} ec9000`, '2015-11-02'],
  ['福建八闽认证有限公司', 'Fujian Bamin Certification', '350000', 1.2, `${SYSTEMS} haccp`, '2016-06-13'],
  ['江西赣信认证有限公司', 'Jiangxi Ganxin Certification', '360000', 0.9, SYSTEMS, '2019-05-13'],
  ['山东泉城食品认证有限公司', 'Shandong Quancheng Food Certification', '370000', 1.4, 'fsms haccp organic green-food'],
  ['河南豫准认证有限公司', 'Henan Yuzhun Certification', '410000', 1.3, `${SYSTEMS} enms`, '2015-12-07'],
  [
    '湖北荆楚标准认证有限公司',
    'Hubei Jingchu Standard Certification',
    '420000',
    1.3,
    `${SYSTEMS} survey-design-qms`,
    '2016-10-10',
  ],
  ['湖南湘信认证有限公司', 'Hunan Xiangxin Certification', '430000', 1.1, SYSTEMS, '2017-07-03'],
  [
    '广东鹏城认证有限公司',
    'Guangdong Pengcheng Certification',
    '440000',
    2,
    `${SYSTEMS} isms compliance`,
    '2017-03-06',
  ],
  [
    '广东南海家电认证有限公司',
    'Guangdong Nanhai Appliance Certification',
    '440000',
    2,
    'quality-appliance energy-saving rohs',
  ],
  ['广西桂标认证有限公司', 'Guangxi Guibiao Certification', '450000', 0.7, SYSTEMS, '2020-01-13'],
  ['海南琼衡认证有限公司', 'Hainan Qiongheng Certification', '460000', 0.5, `${SYSTEMS} after-sales`, '2021-06-07'],
  ['重庆巴渝认证有限公司', 'Chongqing Bayu Certification', '500000', 1.1, `${SYSTEMS} iatf16949`, '2016-12-05'],
  ['四川蓉信认证有限公司', 'Sichuan Rongxin Certification', '510000', 1.3, `${SYSTEMS} ec9000`, '2016-04-11'],
  ['贵州黔准认证有限公司', 'Guizhou Qianzhun Certification', '520000', 0.6, `${SYSTEMS} gap`, '2020-06-08'],
  ['云南滇信认证有限公司', 'Yunnan Dianxin Certification', '530000', 0.8, 'organic gap qms', '2018-11-05'],
  ['陕西秦衡认证有限公司', 'Shaanxi Qinheng Certification', '610000', 1.1, SYSTEMS, '2017-01-09'],
]

/** Invented bodies with a foreign owner. */
const FOREIGN: readonly Row[] = [
  ['艾瑞衡认证（上海）有限公司', 'Airuiheng Certification (Shanghai)', '310000', 2.4, `${SYSTEMS} iatf16949 isms`],
  ['德仪标准认证（北京）有限公司', 'Deyi Standard Certification (Beijing)', '110000', 2, `${SYSTEMS} enms itsms`],
  ['北欧信衡认证（江苏）有限公司', 'Nordic Xinheng Certification (Jiangsu)', '320000', 1.4, SYSTEMS, '2016-08-08'],
  ['法恒认证（广东）有限公司', 'Faheng Certification (Guangdong)', '440000', 1.4, `${SYSTEMS} haccp`, '2018-03-05'],
]

function readRow([zh, en, region, weight, schemes, since]: Row): VoluntaryBody {
  return { zh, en, region, weight, schemes, ...(since !== undefined && { since }) }
}

export const VOLUNTARY_BODIES: readonly VoluntaryBody[] = ROWS.map(readRow)
export const FOREIGN_BODIES: readonly VoluntaryBody[] = FOREIGN.map(readRow)
