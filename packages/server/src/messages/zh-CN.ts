import { codesZh } from './codes-zh-cn.ts'
import { bodyZh } from './body-zh-cn.ts'
import { certificateZh } from './certificate-zh-cn.ts'
import { declarationZh } from './declaration-zh-cn.ts'
import { feedZh } from './feed-zh-cn.ts'
import { glossaryZh } from './glossary-zh-cn.ts'
import { helpZh } from './help-zh-cn.ts'
import { lawZh } from './law-zh-cn.ts'
import { openDataZh } from './open-data-zh-cn.ts'
import { organisationZh } from './organisation-zh-cn.ts'
import { personZh } from './person-zh-cn.ts'
import { packZh } from './pack-zh-cn.ts'
import { routeZh } from './route-zh-cn.ts'
import { schemeZh } from './scheme-zh-cn.ts'
import { searchZh } from './search-zh-cn.ts'
import { ticketZh } from './ticket-zh-cn.ts'

/** The words of the public pages. Chinese is written first and is authoritative; `{name}` stands for a value. */
export const zhCN = {
  ...codesZh,
  certificate: certificateZh,
  declaration: declarationZh,
  body: bodyZh,
  organisation: organisationZh,
  person: personZh,
  feed: feedZh,
  openData: openDataZh,
  ticket: ticketZh,
  pack: packZh,
  scheme: schemeZh,
  route: routeZh,
  site: {
    name: '认证登记簿公众查询',
    language: '语言',
    otherLanguage: 'English',
    largeText: '大字版',
    normalText: '标准字号',
    skip: '跳到正文',
    home: '首页',
    disclaimer: '本页只说明登记情况，不代表对产品质量的担保。',
    domain: '本站地址以 {origin} 开头。地址不同的页面不是本站。',
    readResults: '怎样看懂结果',
    verifyFile: '离线核验文件',
    openData: '开放数据接口',
    footer: '网站说明',
    sentences: '{first}{second}',
    list: '、',
    or: ' 或 ',
    colon: '{label}：{value}',
    more: '还有 {count} 项，全部内容见数据接口。',
  },
  search: searchZh,
  home: {
    title: '这张证书是真的吗？',
    lead: '输入编号，就能看到两个答案：它今天是否有效，当初签发是否有据。不用注册，不用安装。',
    answersTitle: '结果怎么看',
    answers: {
      good: '成立',
      goodText: '登记簿中查得到，并且每一环都核对成立。',
      bad: '不成立',
      badText: '登记簿中查得到，但已经失效，或者有一环不符合要求。页面会写明是哪一环、哪一天。',
      unknown: '不完整',
      unknownText: '登记簿中查得到，但机构没有报送全部信息，有的环节无法核对。这不等于违规。',
    },
    twoQuestions:
      '“是否有效”和“签发是否有据”是两个问题。已撤销的证书，当初可能签发有据。显示有效的证书，也可能签发无据。',
    notFound: '没有查到，不一定是假证书：编号可能输错，机构也可能还没有报送。',
    verifyTitle: '手里是一份文件？',
    verifyText: '证书摘要文件可以在不联网的情况下核验签名和公开日志。',
    moreTitle: '还可以',
    examples: '示例（演示数据）',
    accessTitle: '无障碍',
    accessText: '本站不需要脚本，可以只用键盘操作，支持读屏和 400% 缩放，也有大字版。',
  },
  asOf: {
    title: '查看另一天的情况',
    on: '这一天的情况',
    onHint: '到这一天为止生效的内容',
    known: '登记簿在这一天所知道的（可不填）',
    knownHint: '只计入到这一天为止已经登记的内容',
    button: '查看',
    notice: '这是 {on} 这一天的情况，不是今天的。',
    noticeKnown: '这是 {on} 这一天的情况，只计入登记簿到 {known} 为止所知道的内容。',
    today: '查看今天的情况',
    help: '事情发生的日期和登记的日期可能不同。机构晚报时，两个日期会给出不同的答案。',
  },
  history: {
    title: '经过',
    caption: '发生过的事，最近的在前',
    act: '事项',
    effective: '生效日期',
    recorded: '登记日期',
    reason: '原因和依据',
    late: '晚 {days} 天登记',
    none: '没有记载',
  },
  law: lawZh,
  glossary: glossaryZh,
  help: helpZh,
  missing: {
    title: '没有查到这张证书',
    sentence: '登记簿中没有编号 {number}。这不一定是假证书。',
    malformedTitle: '编号的写法不对',
    malformed: '“{number}”不像是证书编号，请核对后再输入。',
    reasons: '可能的原因',
    typed: '编号输错：请与证书上印的逐位核对。',
    similar: '编号很相近：您要找的是不是',
    notReported: '机构尚未报送：刚签发的证书，请过几天再查。',
    foreign: '不是由本登记簿所管的机构签发。',
    notPublic: '不公开的证书在这里查不到。',
    next: '接下来可以',
    askIssuer: '请证书持有人提供发证机构的名称和编号，再向机构核实。',
    again: '重新查询',
    report: '怀疑是伪造证书？举报',
  },
  error: {
    unknownTitle: '没有这个页面',
    unknownText: '地址可能输错了，或者页面已经移走。',
    rightTitle: '没有权限查看',
    rightText: '这个页面只对有关人员开放。如需查看，请联系您单位的管理员。',
    busyTitle: '暂时无法访问登记簿',
    busyText: '没有内容丢失。请过一会儿再试。',
    failedTitle: '出错了',
    failedText: '这是我们的问题，不是您的。请过一会儿再试。',
    manyTitle: '访问过于频繁',
    manyText: '请过一分钟再试。',
    originTitle: '这份表单不是从本站提交的',
    originText: '没有保存任何内容。请从本站打开表单后再提交。',
    dayTitle: '没有这一天',
    dayText: '请把日期写成 2026-11-22 的样子，并核对这一天是否存在。',
    trace: '故障编号：{trace}',
    back: '回到首页查询',
  },
} as const
