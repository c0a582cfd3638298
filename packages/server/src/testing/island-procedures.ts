import { day, procedure, type LegalBasis, type Procedure } from '@zhengheng/core'

function act(section: string): readonly LegalBasis[] {
  return [{ instrument: 'charter-act', article: section }]
}

/** Three calendar days to look at a request, seven to decide it; the warden decides, and not the clerk who advised. */
const narrowing = procedure({
  code: 'narrowing',
  version: 1,
  during: { from: day('2015-01-01') },
  name: { zh: '缩小特许范围', en: 'Narrowing of a charter' },
  initial: 'blank',
  states: {
    blank: { zh: '空白', en: 'blank' },
    asked: { zh: '已请求', en: 'asked' },
    open: { zh: '处理中', en: 'open' },
    advised: { zh: '已建议', en: 'advised' },
    narrowed: { zh: '已缩小', en: 'narrowed' },
    kept: { zh: '维持', en: 'kept' },
    'taken-back': { zh: '已撤回', en: 'taken back' },
  },
  final: ['narrowed', 'kept', 'taken-back'],
  clocks: {
    look: {
      name: { zh: '查看期限', en: 'first look' },
      days: 3,
      count: 'calendar',
      basis: act('12'),
      deemed: 'open-by-silence',
      evidence: 'confirmed',
    },
    answer: {
      name: { zh: '答复期限', en: 'answer' },
      days: 7,
      count: 'working',
      promised: 5,
      basis: act('13'),
      evidence: 'confirmed',
    },
  },
  acts: {
    ask: {
      name: { zh: '请求', en: 'ask' },
      from: ['blank'],
      to: 'asked',
      by: 'applicant',
      basis: act('11'),
      evidence: 'confirmed',
      ticks: { look: 'start' },
    },
    impose: {
      name: { zh: '责令', en: 'impose' },
      from: ['blank'],
      to: 'open',
      by: 'officer',
      basis: act('14'),
      evidence: 'confirmed',
      ticks: { answer: 'start' },
    },
    take: {
      name: { zh: '收下', en: 'take in hand' },
      from: ['asked'],
      to: 'open',
      by: 'officer',
      basis: act('12'),
      evidence: 'confirmed',
      ticks: { look: 'stop', answer: 'start' },
    },
    'open-by-silence': {
      name: { zh: '默示收下', en: 'in hand by silence' },
      from: ['asked'],
      to: 'open',
      by: 'system',
      basis: act('12'),
      evidence: 'confirmed',
      ticks: { look: 'stop', answer: 'start' },
    },
    advise: {
      name: { zh: '建议', en: 'advise' },
      from: ['open'],
      to: 'advised',
      by: 'officer',
      basis: act('13'),
      evidence: 'confirmed',
    },
    narrow: {
      name: { zh: '缩小', en: 'narrow' },
      from: ['advised'],
      to: 'narrowed',
      by: 'head',
      basis: act('13'),
      evidence: 'confirmed',
      ticks: { answer: 'stop' },
      apartFrom: ['advise'],
      effect: 'reduce-scope',
    },
    keep: {
      name: { zh: '维持', en: 'keep' },
      from: ['advised'],
      to: 'kept',
      by: 'head',
      basis: act('13'),
      evidence: 'confirmed',
      ticks: { answer: 'stop' },
      apartFrom: ['advise'],
    },
    'take-back': {
      name: { zh: '撤回', en: 'take back' },
      from: ['asked'],
      to: 'taken-back',
      by: 'applicant',
      basis: act('11'),
      evidence: 'confirmed',
      ticks: { look: 'stop' },
    },
  },
})

/** Anybody's word to the harbour office: two working days to hear it, and nothing else. */
const word = procedure({
  code: 'word-to-the-harbour',
  version: 1,
  during: { from: day('2015-01-01') },
  name: { zh: '港务反映', en: 'Word to the harbour' },
  initial: 'unsaid',
  states: {
    unsaid: { zh: '未说', en: 'unsaid' },
    said: { zh: '已说', en: 'said' },
    heard: { zh: '已听', en: 'heard' },
  },
  final: ['heard'],
  clocks: {
    hear: {
      name: { zh: '听取期限', en: 'hearing of the word' },
      days: 2,
      count: 'working',
      basis: act('20'),
      evidence: 'confirmed',
    },
  },
  acts: {
    say: {
      name: { zh: '反映', en: 'say' },
      from: ['unsaid'],
      to: 'said',
      by: 'party',
      basis: act('20'),
      evidence: 'confirmed',
      ticks: { hear: 'start' },
    },
    hear: {
      name: { zh: '听取', en: 'hear' },
      from: ['said'],
      to: 'heard',
      by: 'officer',
      basis: act('20'),
      evidence: 'confirmed',
      ticks: { hear: 'stop' },
    },
  },
})

export const ISLAND_PROCEDURES: readonly Procedure[] = [narrowing, word]
