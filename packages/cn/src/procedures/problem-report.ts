import { day, procedure, type LegalBasis } from '@zhengheng/core'
import { article } from '../law/article.ts'

const STATES = {
  draft: { zh: '填写中', en: 'being written' },
  received: { zh: '已接收', en: 'received' },
  'no-competence': { zh: '不具备处理权限', en: 'no competence: reporter told' },
  duplicate: { zh: '重复举报', en: 'same fact again: not handled' },
  merged: { zh: '合并处理', en: 'new facts: merged' },
  verifying: { zh: '核查', en: 'verification' },
  opened: { zh: '已立案', en: 'opened as a penalty case' },
  'not-opened': { zh: '不予立案', en: 'not opened' },
  closed: { zh: '办结', en: 'closed' },
} as const

const NAME = { zh: '举报', en: 'Report of a problem' }

/** Fifteen working days to verify and decide on opening, and fifteen more by the head of the office. */
function verification(basis: readonly LegalBasis[]) {
  return {
    name: { zh: '核查期限', en: 'verification' },
    days: 15,
    count: 'working',
    extensions: [15],
    basis: [...article('penaltyProcedure', '18'), ...basis],
    evidence: 'confirmed',
  } as const
}

/** What both versions have in common: the lead is verified under the penalty procedure. */
const VERIFY = {
  receive: {
    name: { zh: '接收举报', en: 'receive the report' },
    from: ['draft'],
    to: 'received',
    by: 'party',
    basis: article('penaltyProcedure', '18'),
    evidence: 'confirmed',
    ticks: { verify: 'start' },
  },
  verify: {
    name: { zh: '核查', en: 'verify' },
    from: ['received'],
    to: 'verifying',
    by: 'officer',
    basis: article('penaltyProcedure', '18'),
    evidence: 'confirmed',
  },
  extend: {
    name: { zh: '延长核查期限', en: 'extend the verification' },
    from: ['verifying'],
    to: 'verifying',
    by: 'head',
    basis: article('penaltyProcedure', '18'),
    evidence: 'confirmed',
    ticks: { verify: 'extend' },
  },
} as const

/** Order 20: a reporter who gave a name is told within five working days of the decision on opening (art. 31). */
export const problemReport2020 = procedure({
  code: 'problem-report',
  version: 1,
  during: { from: day('2020-01-01'), until: day('2026-04-15') },
  name: NAME,
  initial: 'draft',
  states: STATES,
  final: ['no-competence', 'duplicate', 'merged', 'closed'],
  clocks: {
    verify: verification([]),
    tell: {
      name: { zh: '告知期限', en: 'answer to the reporter' },
      days: 5,
      count: 'working',
      basis: article('complaints2019', '31'),
      evidence: 'confirmed',
    },
  },
  acts: {
    ...VERIFY,
    'tell-no-competence': {
      name: { zh: '告知无权限', en: 'tell: not competent' },
      from: ['received'],
      to: 'no-competence',
      by: 'officer',
      basis: article('complaints2019', '27', '30'),
      evidence: 'confirmed',
      ticks: { verify: 'stop' },
    },
    'mark-duplicate': {
      name: { zh: '标记重复', en: 'mark as repeated' },
      from: ['received'],
      to: 'duplicate',
      by: 'officer',
      basis: [],
      evidence: 'recalled',
      ticks: { verify: 'stop' },
    },
    merge: {
      name: { zh: '合并处理', en: 'merge with the running matter' },
      from: ['received'],
      to: 'merged',
      by: 'officer',
      basis: [],
      evidence: 'recalled',
      ticks: { verify: 'stop' },
    },
    open: {
      name: { zh: '立案', en: 'open a case' },
      from: ['verifying'],
      to: 'opened',
      by: 'head',
      basis: article('penaltyProcedure', '19'),
      evidence: 'confirmed',
      ticks: { verify: 'stop', tell: 'start' },
      apartFrom: ['verify'],
      opens: 'penalty-ordinary',
    },
    'not-open': {
      name: { zh: '不予立案', en: 'do not open' },
      from: ['verifying'],
      to: 'not-opened',
      by: 'head',
      basis: article('penaltyProcedure', '20'),
      evidence: 'confirmed',
      ticks: { verify: 'stop', tell: 'start' },
      apartFrom: ['verify'],
    },
    tell: {
      name: { zh: '告知举报人', en: 'tell the reporter' },
      from: ['opened', 'not-opened'],
      to: 'closed',
      by: 'officer',
      basis: article('complaints2019', '31'),
      evidence: 'confirmed',
      ticks: { tell: 'stop' },
    },
    close: {
      name: { zh: '办结', en: 'close: no named reporter' },
      from: ['opened', 'not-opened'],
      to: 'closed',
      by: 'officer',
      basis: article('complaints2019', '31'),
      evidence: 'confirmed',
      ticks: { tell: 'stop' },
    },
  },
})

/**
 * Order 121: the reporter is told only where a law, regulation or rule says so (art. 36), and new facts that are merged
 * into a running matter begin its verification again (art. 35).
 */
export const problemReport2026 = procedure({
  code: 'problem-report',
  version: 2,
  during: { from: day('2026-04-15') },
  name: NAME,
  initial: 'draft',
  states: STATES,
  final: ['no-competence', 'duplicate', 'merged', 'closed'],
  clocks: { verify: verification(article('complaints', '35')) },
  acts: {
    ...VERIFY,
    'tell-no-competence': {
      name: { zh: '告知无权限', en: 'tell: not competent' },
      from: ['received'],
      to: 'no-competence',
      by: 'officer',
      basis: article('complaints', '34'),
      evidence: 'confirmed',
      ticks: { verify: 'stop' },
    },
    'mark-duplicate': {
      name: { zh: '标记重复', en: 'mark as repeated' },
      from: ['received'],
      to: 'duplicate',
      by: 'officer',
      basis: article('complaints', '35'),
      evidence: 'confirmed',
      ticks: { verify: 'stop' },
    },
    merge: {
      name: { zh: '合并处理', en: 'merge with the running matter' },
      from: ['received'],
      to: 'merged',
      by: 'officer',
      basis: article('complaints', '35'),
      evidence: 'confirmed',
      ticks: { verify: 'stop' },
    },
    'take-new-facts': {
      name: { zh: '并入新的事实', en: 'take in new facts' },
      from: ['verifying'],
      to: 'verifying',
      by: 'officer',
      basis: article('complaints', '35'),
      evidence: 'confirmed',
      ticks: { verify: 'start' },
    },
    open: {
      name: { zh: '立案', en: 'open a case' },
      from: ['verifying'],
      to: 'opened',
      by: 'head',
      basis: article('penaltyProcedure', '19'),
      evidence: 'confirmed',
      ticks: { verify: 'stop' },
      apartFrom: ['verify'],
      opens: 'penalty-ordinary',
    },
    'not-open': {
      name: { zh: '不予立案', en: 'do not open' },
      from: ['verifying'],
      to: 'not-opened',
      by: 'head',
      basis: article('penaltyProcedure', '20'),
      evidence: 'confirmed',
      ticks: { verify: 'stop' },
      apartFrom: ['verify'],
    },
    tell: {
      name: { zh: '依规定告知举报人', en: 'tell the reporter where a rule says so' },
      from: ['opened', 'not-opened'],
      to: 'closed',
      by: 'officer',
      basis: article('complaints', '36'),
      evidence: 'confirmed',
    },
    close: {
      name: { zh: '办结', en: 'close' },
      from: ['opened', 'not-opened'],
      to: 'closed',
      by: 'officer',
      basis: article('complaints', '36'),
      evidence: 'confirmed',
    },
  },
})
