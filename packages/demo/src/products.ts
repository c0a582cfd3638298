/** What firms make under one code of the catalogue: names as on certificates, and how they number their models. */
export interface Product {
  /** The last segment of the item: the code that stands in certificate numbers. */
  readonly code: string
  readonly names: readonly string[]
  /** `#` becomes a digit, `@` a letter. */
  readonly model: string
  readonly weight: number
}

/**
 * Codes for which certificates are issued through the whole time, and some that left the catalogue or went over to
 * self-declaration: the catalogue of the pack says on which days each may be certified.
 */
export const PRODUCTS: readonly Product[] = [
  { code: '0101', names: ['电源线组件', '互连电源线组件', '插头电源线'], model: '@@-##', weight: 3 },
  { code: '0104', names: ['通用橡套软电缆', '橡皮绝缘编织软电线'], model: 'YZW-#×#.5', weight: 1 },
  { code: '0105', names: ['一般用途单芯硬导体无护套电缆', '聚氯乙烯绝缘软电缆'], model: 'BVR #.5', weight: 3 },
  { code: '0201', names: ['单相两极带接地可拆线插头', '固定式插座', '延长线插座'], model: '@@-###', weight: 4 },
  { code: '0202', names: ['单极单控按钮开关', '跷板式墙壁开关'], model: 'K#-#/@', weight: 2 },
  { code: '0204', names: ['器具输入插座', '连接器'], model: '@@-##@', weight: 1 },
  { code: '0205', names: ['管状熔断体', '小型熔断体'], model: 'RT-##', weight: 2 },
  { code: '0206', names: ['明装式墙壁插座安装盒', '电器附件外壳'], model: '86@-##', weight: 1 },
  { code: '0701', names: ['冷藏冷冻箱', '食品冷冻箱', '冷藏箱'], model: 'BCD-###W@', weight: 4 },
  { code: '0702', names: ['落地式电风扇', '台扇', '无叶风扇'], model: 'FS-##@', weight: 3 },
  { code: '0703', names: ['分体挂壁式房间空气调节器', '单元式空气调节机'], model: 'KFR-##GW/@#', weight: 4 },
  { code: '0704', names: ['全封闭电动机-压缩机'], model: 'QD-##@', weight: 2 },
  { code: '0705', names: ['全自动波轮洗衣机', '滚筒式洗衣机', '洗衣干衣机'], model: 'XQG##-##@', weight: 3 },
  { code: '0706', names: ['储水式电热水器', '快热式电热水器'], model: 'DSZF-##@', weight: 3 },
  { code: '0707', names: ['暖风机', '电热油汀'], model: 'NSB-##@', weight: 2 },
  { code: '0708', names: ['卧式吸尘器', '手持推杆式吸尘器'], model: 'VC-###@', weight: 2 },
  { code: '0709', names: ['电吹风机', '卷发器'], model: 'HD-###', weight: 3 },
  { code: '0710', names: ['蒸汽电熨斗', '挂烫机'], model: 'YD-###', weight: 1 },
  { code: '0711', names: ['电磁灶', '嵌入式双头电磁灶'], model: 'C##-@#', weight: 2 },
  { code: '0712', names: ['电烤箱', '多士炉', '空气炸锅'], model: 'KX-##@', weight: 3 },
  { code: '0713', names: ['榨汁机', '食物料理机', '绞肉机'], model: 'L##-@##', weight: 3 },
  { code: '0714', names: ['微波炉', '烧烤微波炉'], model: 'G##F##@', weight: 2 },
  { code: '0716', names: ['吸油烟机', '侧吸式吸油烟机'], model: 'CXW-###-@#', weight: 2 },
  { code: '0717', names: ['电水壶', '饮水机', '电热水瓶'], model: 'SH-##@#', weight: 3 },
  { code: '0718', names: ['电饭锅', '电压力锅'], model: 'CFXB##-@##', weight: 3 },
  { code: '0801', names: ['有源音箱', '蓝牙音箱'], model: 'SP-###', weight: 2 },
  { code: '0805', names: ['数字媒体播放器', '音视频播放设备'], model: 'DVR-##@', weight: 1 },
  { code: '0808', names: ['液晶电视机', '电视机顶盒'], model: '##@###', weight: 3 },
  { code: '0901', names: ['台式微型计算机', '一体式微型计算机'], model: 'PC-###@', weight: 2 },
  { code: '0902', names: ['便携式计算机', '平板电脑'], model: 'NB-###@', weight: 3 },
  { code: '0903', names: ['液晶显示器', '投影机'], model: 'LM##@#', weight: 3 },
  { code: '0904', names: ['激光打印机', '标签打印机'], model: 'LP-####', weight: 1 },
  { code: '0905', names: ['多功能一体机', '数码复合机'], model: 'MFP-####', weight: 1 },
  { code: '0906', names: ['扫描仪', '高速文档扫描仪'], model: 'SC-###', weight: 1 },
  { code: '0907', names: ['电源适配器', '开关电源'], model: 'PA-####-##', weight: 5 },
  { code: '0911', names: ['机架式服务器', '塔式服务器'], model: 'R###-G#', weight: 2 },
  { code: '0914', names: ['移动电源', '便携式移动电源'], model: 'PB-##@', weight: 3 },
  { code: '0915', names: ['锂离子电池组', '可充电锂离子电池'], model: 'LI-######', weight: 3 },
  { code: '1001', names: ['固定式LED吸顶灯', '嵌入式LED筒灯', '可移式台灯'], model: '@D-##W', weight: 5 },
  { code: '1002', names: ['LED模块用直流电子控制装置', '电子镇流器'], model: 'LD-###@', weight: 2 },
  { code: '1101', names: ['纯电动轿车', '厢式运输车', '仓栅式半挂车'], model: '@@@####@#', weight: 2 },
  { code: '1102', names: ['两轮摩托车', '电动两轮轻便摩托车'], model: '@@###T-#', weight: 1 },
  { code: '1104', names: ['汽车安全带'], model: 'AQ-##@', weight: 2 },
  { code: '1109', names: ['前照灯', '后雾灯'], model: 'HD-##@', weight: 1 },
  { code: '1114', names: ['汽车座椅', '座椅头枕'], model: 'ZY-##', weight: 2 },
  { code: '1118', names: ['车身反光标识'], model: 'FG-#', weight: 1 },
  { code: '1119', names: ['电动自行车'], model: 'TDT####Z', weight: 3 },
  { code: '1201', names: ['轿车子午线轮胎'], model: '###/##R1#', weight: 2 },
  { code: '1202', names: ['载重汽车子午线轮胎'], model: '1#R2#.5', weight: 1 },
  { code: '1301', names: ['汽车用夹层玻璃', '汽车用钢化玻璃'], model: 'BL-##@', weight: 2 },
  { code: '1302', names: ['钢化玻璃', '夹层玻璃'], model: '#×####', weight: 2 },
  { code: '1401', names: ['背负式电动喷雾器', '喷杆喷雾机'], model: '3WBD-##', weight: 1 },
  { code: '1402', names: ['轮式拖拉机'], model: '@@##4', weight: 1 },
  { code: '1801', names: ['点型光电感烟火灾探测器', '火灾报警控制器'], model: 'JTY-GD-@##', weight: 2 },
  { code: '1810', names: ['手提式干粉灭火器', '推车式干粉灭火器'], model: 'MFZ/ABC#', weight: 2 },
  { code: '1815', names: ['消防应急照明灯具', '逃生缓降器'], model: 'ZFZD-E#W##', weight: 1 },
  { code: '1901', names: ['被动红外入侵探测器', '微波入侵探测器'], model: 'PIR-##@', weight: 1 },
  { code: '1902', names: ['防盗报警控制器'], model: 'AC-###', weight: 1 },
  { code: '2101', names: ['溶剂型木器清漆', '聚氨酯木器面漆'], model: 'PU-##', weight: 1 },
  { code: '2102', names: ['瓷质砖', '抛釉瓷质砖'], model: '@@####', weight: 2 },
  { code: '2201', names: ['儿童推车', '儿童自行车', '婴儿学步车'], model: 'HB-##@', weight: 2 },
  { code: '2202', names: ['电动遥控玩具车', '塑胶积木玩具', '毛绒玩具'], model: '@#####', weight: 5 },
  { code: '2207', names: ['机动车儿童乘员用约束系统'], model: 'CS-##@', weight: 1 },
  { code: '2301', names: ['隔爆型三相异步电动机'], model: 'YB#-##@', weight: 2 },
  { code: '2303', names: ['防爆配电箱'], model: 'BXM##', weight: 1 },
  { code: '2304', names: ['防爆照明开关', '防爆操作柱'], model: 'BZC-##', weight: 2 },
  { code: '2314', names: ['防爆压力变送器'], model: 'EX-####', weight: 1 },
  { code: '2401', names: ['家用燃气灶具', '集成灶'], model: 'JZT-@##', weight: 2 },
  { code: '2402', names: ['家用燃气快速热水器'], model: 'JSQ##-@#', weight: 2 },
  { code: '2403', names: ['燃气采暖热水炉'], model: 'LL#GBQ##', weight: 1 },
]

/** The groups of the catalogue in which firms make something. */
export const GROUPS: readonly string[] = [...new Set(PRODUCTS.map(({ code }) => code.slice(0, 2)))].toSorted()
