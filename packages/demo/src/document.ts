import type { Reason } from '@zhengheng/core'
import type { Expected } from './situation.ts'
import { SITUATIONS } from './situations.ts'

export type Language = 'zh' | 'en'

interface Words {
  readonly columns: readonly string[]
  readonly colon: string
  readonly today: string
  readonly everything: string
  readonly trusted: string
  readonly because: (reasons: string) => string
  readonly never: string
  readonly similar: (numbers: string) => string
  readonly status: Readonly<Record<string, string>>
  readonly verdict: Readonly<Record<string, string>>
  readonly reason: Partial<Readonly<Record<Reason, string>>>
}

const EN: Words = {
  colon: ': ',
  columns: [
    'number',
    'state of the day (`on`)',
    'as known on (`known`)',
    'status',
    'does it hold?',
    'was it rightly issued?',
  ],
  today: 'today',
  everything: 'everything',
  trusted: 'yes',
  because: (reasons) => `no: ${reasons}`,
  never: 'never reported',
  similar: (numbers) => `not found; similar: ${numbers}`,
  status: {
    valid: 'valid',
    pending: 'not yet valid',
    suspended: 'suspended',
    withdrawn: 'withdrawn',
    cancelled: 'cancelled',
    replaced: 'replaced',
  },
  verdict: { trusted: 'yes', 'not-trusted': 'no', incomplete: 'not known' },
  reason: {
    'status-expired': 'a link had expired',
    'outside-scope': 'a link did not cover the product',
    'status-stopped': 'the body was ordered to stop',
    'status-suspended': 'a link was suspended',
    'none-held': 'a link is missing',
  },
}

const ZH: Words = {
  colon: '：',
  columns: ['编号', '哪一天的状态（`on`）', '截至哪一天所知（`known`）', '状态', '当日是否有效', '颁发是否有据'],
  today: '今日',
  everything: '全部',
  trusted: '是',
  because: (reasons) => `否：${reasons}`,
  never: '从未上报',
  similar: (numbers) => `未找到；相近编号：${numbers}`,
  status: {
    valid: '有效',
    pending: '尚未生效',
    suspended: '暂停',
    withdrawn: '撤销',
    cancelled: '注销',
    replaced: '已换证',
  },
  verdict: { trusted: '是', 'not-trusted': '否', incomplete: '不明' },
  reason: {
    'status-expired': '某一环已届满',
    'outside-scope': '某一环的范围不含该产品',
    'status-stopped': '机构停业整顿中',
    'status-suspended': '某一环已暂停',
    'none-held': '缺少某一环',
  },
}

/** The situations as Markdown: each with what to look for, which days to try, and the answers. */
export function situationsText(language: Language): string {
  const words = language === 'zh' ? ZH : EN
  return SITUATIONS.map((situation, index) => {
    const rows = situation.ask.map(({ number, on, known, expect }) => {
      const asked = [number ?? situation.number, on ?? words.today, known ?? words.everything]
      return `| ${[...asked, ...answerCells(expect, words)].join(' | ')} |`
    })
    return [
      `### ${index + 1}. ${situation.title[language]}${words.colon}\`${situation.number}\``,
      '',
      situation.note[language],
      '',
      `| ${words.columns.join(' | ')} |`,
      `| ${words.columns.map(() => '---').join(' | ')} |`,
      ...rows,
      '',
    ].join('\n')
  }).join('\n')
}

function answerCells(expect: Expected, words: Words): readonly string[] {
  if ('problem' in expect) {
    const text = expect.similar ? words.similar(expect.similar.join(', ')) : words.never
    return [text, '', '']
  }
  const reasons = (expect.reasons ?? []).map((reason) => words.reason[reason] ?? reason)
  const basis = reasons.length > 0 ? words.because(reasons.join(', ')) : words.trusted
  return [words.status[expect.status] ?? expect.status, words.verdict[expect.standing] ?? expect.standing, basis]
}
