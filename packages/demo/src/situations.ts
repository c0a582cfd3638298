import { EXAMPLES } from './examples.ts'
import { answer, type Expected, type Situation } from './situation.ts'

const NEVER: Expected = { problem: 'never-reported' }

/** Numbers of certificates that others name. */
export const NUMBERS = {
  transferredFrom: '2022720808001238',
  replacedBy: '2025712201001463',
  namesake: '2024730714001689',
  original: '2025770902001791',
} as const

/**
 * What may happen to a certificate, by number. The numbers and days are fixed: they do not depend on how large the
 * demonstration is, nor, until 2029, on the day on which it is loaded.
 */
export const SITUATIONS: readonly Situation[] = [
  {
    key: 'valid',
    number: '2024710701000113',
    title: { zh: '有效', en: 'Valid' },
    note: {
      zh: '一切正常：今日有效，颁发时批准、认可、指定、实验室、检查员、复核与决定每一环在各自日期均成立。',
      en: 'As it should be: it holds today, and at issue every link held on its own day: approval, accreditation, designation, laboratory, inspector, review and decision.',
    },
    ask: [
      { expect: answer('valid', 'trusted') },
      { on: '2024-09-09', expect: answer('pending', 'trusted') },
      { known: '2024-09-30', expect: NEVER },
    ],
  },
  {
    key: 'suspended',
    number: '2024710703000226',
    title: { zh: '暂停', en: 'Suspended' },
    note: {
      zh: '自 2025-06-16 起暂停，2025-07-08 才上报。上报之前按当时所知，6 月 20 日仍显示有效。',
      en: 'Suspended from 2025-06-16, reported on 2025-07-08: as known before the report, it still held on 20 June.',
    },
    ask: [
      { expect: answer('suspended', 'trusted') },
      { on: '2025-06-15', expect: answer('valid', 'trusted') },
      { on: '2025-06-20', expect: answer('suspended', 'trusted') },
      { on: '2025-06-20', known: '2025-07-01', expect: answer('valid', 'trusted') },
    ],
  },
  {
    key: 'withdrawn',
    number: '2023720901000339',
    title: { zh: '撤销，但颁发依据完好', en: 'Withdrawn with a perfect basis' },
    note: {
      zh: '自 2025-08-20 起撤销，而颁发时每一环均成立：两个结论互不相干。',
      en: 'Withdrawn from 2025-08-20, though every link held at issue: the two verdicts are two.',
    },
    ask: [{ expect: answer('withdrawn', 'trusted') }, { on: '2025-08-19', expect: answer('valid', 'trusted') }],
  },
  {
    key: 'approval-lapsed',
    number: '2025780702000442',
    title: { zh: '颁发前一日批准届满', en: 'Approval lapsed the day before issue' },
    note: {
      zh: '认证机构的批准有效至 2025-03-31（含当日），证书于 2025-04-01 决定并颁发。证书状态为有效，依据不成立。',
      en: 'The approval of the body held to 2025-03-31 inclusive; the certificate was decided and issued on 2025-04-01. It counts as valid, and has no basis.',
    },
    ask: [
      { expect: answer('valid', 'not-trusted', 'status-expired') },
      { on: '2025-04-01', expect: answer('valid', 'not-trusted', 'status-expired') },
    ],
  },
  {
    key: 'scope-reduced',
    number: '2025790705000555',
    title: {
      zh: '颁发前两日缩小范围，一个月后才记载',
      en: 'Scope reduced two days before issue, recorded a month later',
    },
    note: {
      zh: '批准范围自 2025-05-12 起不再包括洗衣机，2025-06-13 才记载；证书于 2025-05-14 颁发，2025-05-28 至 2025-06-22 暂停。“哪一天的状态”与“哪一天所知”两两组合，得到四个不同的答案。',
      en: 'From 2025-05-12 the approved scope no longer held washing machines, which was recorded on 2025-06-13; the certificate was issued on 2025-05-14 and suspended from 2025-05-28 to 2025-06-22. Two days asked for and two days of knowledge give four different answers.',
    },
    ask: [
      { expect: answer('valid', 'not-trusted', 'outside-scope') },
      { on: '2025-05-20', known: '2025-06-10', expect: answer('valid', 'trusted') },
      { on: '2025-06-01', known: '2025-06-10', expect: answer('suspended', 'trusted') },
      { on: '2025-05-20', known: '2025-06-20', expect: answer('valid', 'not-trusted', 'outside-scope') },
      { on: '2025-06-01', known: '2025-06-20', expect: answer('suspended', 'not-trusted', 'outside-scope') },
      { on: '2025-05-20', known: '2025-05-31', expect: NEVER },
    ],
  },
  {
    key: 'body-stopped',
    number: '2024801001000668',
    title: { zh: '机构停业整顿期间颁发', en: 'Issued while the body was ordered to stop' },
    note: {
      zh: '认证机构自 2024-10-08 至 2025-01-07 停业整顿，证书于 2024-11-12 颁发。',
      en: 'The body was ordered to stop business from 2024-10-08 to 2025-01-07; the certificate was issued on 2024-11-12.',
    },
    ask: [
      { expect: answer('valid', 'not-trusted', 'status-stopped') },
      { on: '2025-02-01', expect: answer('valid', 'not-trusted', 'status-stopped') },
    ],
  },
  {
    key: 'designation-missing',
    number: '2024820105000774',
    title: { zh: '机构未获指定', en: 'Designation missing' },
    note: {
      zh: '认证机构经批准、获认可，但从未被指定从事强制性产品认证。',
      en: 'The body is approved and accredited, and was never designated for compulsory certification.',
    },
    ask: [{ expect: answer('valid', 'not-trusted', 'none-held') }],
  },
  {
    key: 'accreditation-suspended',
    number: '2025812202000887',
    title: { zh: '认可已暂停，迟报', en: 'Accreditation suspended, reported late' },
    note: {
      zh: '认可自 2025-02-17 起暂停，2025-04-02 才记载，2025-05-19 恢复；证书于 2025-03-05 颁发，2025-03-20 上报。',
      en: 'The accreditation was suspended from 2025-02-17, which was recorded on 2025-04-02, and restored on 2025-05-19; the certificate was issued on 2025-03-05 and reported on 2025-03-20.',
    },
    ask: [
      { expect: answer('valid', 'not-trusted', 'status-suspended') },
      { on: '2025-03-25', known: '2025-03-31', expect: answer('valid', 'trusted') },
      { on: '2025-03-25', known: '2025-04-02', expect: answer('valid', 'not-trusted', 'status-suspended') },
    ],
  },
  {
    key: 'laboratory-outside-scope',
    number: '2025731001000993',
    title: { zh: '检测日实验室指定范围不含该产品', en: 'Laboratory outside its scope on the test date' },
    note: {
      zh: '2024-12-03 检测时，实验室的指定范围不含灯具；2025-01-15 才扩大，六天后证书颁发。',
      en: 'On the test date, 2024-12-03, the designation of the laboratory did not hold luminaires; it was extended on 2025-01-15, six days before issue.',
    },
    ask: [{ expect: answer('valid', 'not-trusted', 'outside-scope') }],
  },
  {
    key: 'auditor-not-registered',
    number: '2025741801001012',
    title: { zh: '检查当日检查员未在注册期内', en: 'Auditor not registered that day' },
    note: {
      zh: '检查员的注册有效至 2025-02-10，2025-03-03 才续期；工厂检查在 2025-02-12 至 13 日，其间未在注册期内。',
      en: 'The registration of the inspector held to 2025-02-10 and was renewed on 2025-03-03; the factory was inspected on 2025-02-12 and 13, in between.',
    },
    ask: [{ expect: answer('valid', 'not-trusted', 'status-expired') }],
  },
  {
    key: 'late-report',
    number: '2025770718001125',
    title: { zh: '迟报四十日', en: 'Reported 40 days late' },
    note: {
      zh: '证书于 2025-04-15 颁发，最迟应于 2025-05-10 上报，实际于 2025-06-19 上报。证书照收并加标记；此前查询答“从未上报”。',
      en: 'Issued on 2025-04-15, to be reported by 2025-05-10, reported on 2025-06-19. It was accepted and flagged; as known before, it was never reported.',
    },
    ask: [
      { expect: answer('valid', 'trusted') },
      { on: '2025-05-20', expect: answer('valid', 'trusted') },
      { on: '2025-05-20', known: '2025-06-18', expect: NEVER },
    ],
  },
  {
    key: 'transferred',
    number: '2025730808001244',
    title: { zh: '转换认证机构', en: 'Transferred to another body' },
    note: {
      zh: `由另一认证机构的证书 ${NUMBERS.transferredFrom} 转换而来：原证书在前一日仍有效，其颁发依据一并核验。`,
      en: `Put in the place of another body’s certificate ${NUMBERS.transferredFrom}, which held until the day before; its own basis is judged with it.`,
    },
    ask: [
      { expect: answer('valid', 'trusted') },
      { number: NUMBERS.transferredFrom, expect: answer('replaced', 'trusted') },
      { number: NUMBERS.transferredFrom, on: '2025-02-17', expect: answer('valid', 'trusted') },
    ],
  },
  {
    key: 'replaced',
    number: '2021712201001351',
    title: { zh: '已换证', en: 'Replaced' },
    note: {
      zh: `2025-05-27 由同一机构的证书 ${NUMBERS.replacedBy} 取代。`,
      en: `Replaced on 2025-05-27 by ${NUMBERS.replacedBy} of the same body.`,
    },
    ask: [
      { expect: answer('replaced', 'trusted') },
      { on: '2025-05-26', expect: answer('valid', 'trusted') },
      { number: NUMBERS.replacedBy, expect: answer('valid', 'trusted') },
    ],
  },
  {
    key: 'two-firms',
    number: '2024730714001576',
    title: { zh: '两家同名企业', en: 'Two firms of one name' },
    note: {
      zh: `名称完全相同的两家企业，统一社会信用代码不同；${NUMBERS.namesake} 属于另一家，已撤销。`,
      en: `Two firms have the very same name and different credit codes; ${NUMBERS.namesake} is the other firm’s, and was withdrawn.`,
    },
    ask: [{ expect: answer('valid', 'trusted') }, { number: NUMBERS.namesake, expect: answer('withdrawn', 'trusted') }],
  },
  {
    key: 'look-alike',
    number: '2025770902001797',
    title: { zh: '仅一位之差的编号', en: 'Look-alike number' },
    note: {
      zh: `从未上报过该编号；与它只差一位的 ${NUMBERS.original} 存在且有效。`,
      en: `This number was never reported; ${NUMBERS.original}, one digit away, exists and holds.`,
    },
    ask: [
      { expect: { problem: 'similar-exist', similar: [NUMBERS.original] } },
      { number: NUMBERS.original, expect: answer('valid', 'trusted') },
    ],
  },
  ...EXAMPLES,
]
