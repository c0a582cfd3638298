import { day, procedure } from '@zhengheng/core'
import { article } from '../../law/article.ts'

/** 先行登记保存: what is not dealt with in seven working days is free again (art. 35). */
export const registeredEvidence = procedure({
  code: 'registered-evidence',
  version: 1,
  during: { from: day('2021-07-15') },
  name: { zh: '先行登记保存', en: 'Evidence preserved by registration' },
  initial: 'found',
  states: {
    found: { zh: '发现证据', en: 'evidence found' },
    registered: { zh: '已登记保存', en: 'registered' },
    handled: { zh: '已处理', en: 'dealt with' },
    lifted: { zh: '自动解除', en: 'lifted by itself' },
  },
  final: ['handled', 'lifted'],
  clocks: {
    handling: {
      name: { zh: '处理期限', en: 'dealing with the evidence' },
      days: 7,
      count: 'working',
      basis: [...article('penaltyProcedure', '35'), ...article('penalties', '56', '85')],
      deemed: 'lift',
      evidence: 'confirmed',
    },
  },
  acts: {
    register: {
      name: { zh: '登记保存', en: 'register' },
      from: ['found'],
      to: 'registered',
      by: 'officer',
      basis: [...article('penaltyProcedure', '35'), ...article('penalties', '56')],
      evidence: 'confirmed',
      ticks: { handling: 'start' },
    },
    handle: {
      name: { zh: '作出处理决定', en: 'deal with the evidence' },
      from: ['registered'],
      to: 'handled',
      by: 'officer',
      basis: article('penaltyProcedure', '35'),
      evidence: 'confirmed',
      ticks: { handling: 'stop' },
    },
    lift: {
      name: { zh: '措施自动解除', en: 'lifted by itself' },
      from: ['registered'],
      to: 'lifted',
      by: 'system',
      basis: article('penaltyProcedure', '35'),
      evidence: 'confirmed',
      ticks: { handling: 'stop' },
    },
  },
})

/** 查封、扣押: thirty days, and thirty more by the head of the office; then it lifts itself (art. 38). */
export const seizure = procedure({
  code: 'seizure',
  version: 1,
  during: { from: day('2021-07-15') },
  name: { zh: '查封、扣押', en: 'Sealing or seizure' },
  initial: 'found',
  states: {
    found: { zh: '发现物品', en: 'goods found' },
    seized: { zh: '已查封扣押', en: 'sealed or seized' },
    handled: { zh: '已处理', en: 'dealt with' },
    lifted: { zh: '自动解除', en: 'lifted by itself' },
  },
  final: ['handled', 'lifted'],
  clocks: {
    seizure: {
      name: { zh: '查封扣押期限', en: 'seizure' },
      days: 30,
      count: 'calendar',
      extensions: [30],
      basis: article('penaltyProcedure', '38'),
      deemed: 'lift',
      evidence: 'confirmed',
    },
  },
  acts: {
    seize: {
      name: { zh: '查封、扣押', en: 'seal or seize' },
      from: ['found'],
      to: 'seized',
      by: 'officer',
      basis: article('penaltyProcedure', '38'),
      evidence: 'confirmed',
      ticks: { seizure: 'start' },
    },
    extend: {
      name: { zh: '延长期限', en: 'extend' },
      from: ['seized'],
      to: 'seized',
      by: 'head',
      basis: article('penaltyProcedure', '38'),
      evidence: 'confirmed',
      ticks: { seizure: 'extend' },
    },
    handle: {
      name: { zh: '作出处理决定', en: 'deal with the goods' },
      from: ['seized'],
      to: 'handled',
      by: 'officer',
      basis: article('penaltyProcedure', '38'),
      evidence: 'confirmed',
      ticks: { seizure: 'stop' },
    },
    lift: {
      name: { zh: '措施自动解除', en: 'lifted by itself' },
      from: ['seized'],
      to: 'lifted',
      by: 'system',
      basis: article('penaltyProcedure', '38'),
      evidence: 'confirmed',
      ticks: { seizure: 'stop' },
    },
  },
})
