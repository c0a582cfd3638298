import type { ReportState } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../../messages/fill.ts'
import { reportingWords, type ReportingWords } from '../../messages/reporting.ts'
import type { FindingLine } from '../../reports/findings.ts'
import { hidden } from '../as-of-control.ts'
import { link, named, words, type PageContext } from '../context.ts'
import type { Name } from '@zhengheng/core'
import { layout } from '../layout.ts'
import { mark } from '../marks.ts'
import { cut, foreign, instant, withForeign } from '../text.ts'
import { alert, reportPath } from './entry-page.ts'

/** What is known of a report beside its state. */
export interface Progress {
  readonly report: ReportState
  /** How much of the file was read, from 0 to 1; undefined before its end is known. */
  readonly share: number | undefined
  readonly format?: 'csv' | 'ndjson' | 'xlsx'
  readonly template?: Name
  readonly profile?: string
  readonly findings: readonly FindingLine[]
  /** How the columns of the findings are called. */
  readonly labels: ReadonlyMap<string, string>
  readonly hasMore: boolean
  readonly idempotencyKey: string
  readonly now: Date
}

const REFRESH = 3
const STATES_AT_WORK: ReadonlySet<string> = new Set(['queued', 'reading'])

/** How far a report is, and what came of it. The address is durable: the page may be closed and opened again. */
export function progressPage(context: PageContext, progress: Progress, fault?: string): string {
  const text = reportingWords(context.language)
  const { report } = progress
  const isAtWork = STATES_AT_WORK.has(report.state)
  const title = fill(text.progressTitle, { id: report.id })
  const main = html`<h1>${title}</h1>
!${report.fileName === undefined ? '' : html`<p>!${foreign(report.fileName, 120)}</p>`}
!${fault === undefined ? '' : alert(fault)}
!${banner(text, report)}
!${isAtWork ? atWork(text, progress) : ''}
!${facts(context, text, progress)}
!${isAtWork ? '' : problems(context, text, progress)}
!${isAtWork ? '' : wayOn(context, text, progress)}
<p class="links"><a href="${link(context, '/report')}">${text.back}</a></p>`
  return layout(context, { title, main, ...(isAtWork && { refresh: REFRESH }) })
}

function banner(text: ReportingWords, report: ReportState): string {
  if (report.state === 'failed') {
    const said =
      report.failure === 'internal'
        ? text.failedInternal
        : report.failure === 'too-many-errors'
          ? text.failedErrors
          : ''
    return html`<section class="banner bad"><h2>!${mark('bad')}<span>${text.failedTitle}</span></h2><p>${said}</p></section>`
  }
  const tone = STATES_AT_WORK.has(report.state) ? 'calm' : report.counts.rejected > 0 ? 'warn' : 'good'
  const note = report.dryRun ? html`<p>${text.dry}</p>` : ''
  return html`<section class="banner ${tone}"><h2>!${mark(tone)}<span>${text.states[report.state]}</span></h2>!${note}</section>`
}

function atWork(text: ReportingWords, { report, share, now }: Progress): string {
  const at = report.state === 'queued' ? 1 : 2
  const stages = Object.values(text.stages).map(
    (stage, n) =>
      html`<li!${n === at ? ' aria-current="step"' : ''}>!${n === at ? html`<b>${stage}</b>` : html`${stage}`}</li>`,
  )
  const elapsed = report.startedAt === null ? 0 : (now.getTime() - Date.parse(report.startedAt)) / 1000
  const said: string[] = []
  if (elapsed > 1 && report.counts.read > 0) {
    said.push(fill(text.rate, { rate: Math.round(report.counts.read / elapsed) }))
    if (share !== undefined && share > 0.01)
      said.push(fill(text.left, { time: duration(text, (elapsed * (1 - share)) / share) }))
  }
  const bar =
    share === undefined
      ? ''
      : html`<progress max="100" value="${Math.floor(share * 100)}" aria-label="${text.stages.reading}">${Math.floor(share * 100)} %</progress>`
  return html`<ol>!${stages}</ol>!${bar}<p>${said.join(' · ')}</p><p class="soft">${text.progressLead}</p>`
}

function duration(text: ReportingWords, seconds: number): string {
  return seconds < 90
    ? fill(text.seconds, { count: Math.max(1, Math.round(seconds)) })
    : fill(text.minutes, { count: Math.round(seconds / 60) })
}

function facts(context: PageContext, text: ReportingWords, { report, format, template, profile }: Progress): string {
  const counts = (['read', 'accepted', 'rejected', 'duplicate', 'flagged'] as const).map((name) => {
    const hint = name === 'read' ? '' : html` <small>${text.countHints[name]}</small>`
    return html`<div><dt>${text.counts[name]}</dt><dd>${report.counts[name]}!${hint}</dd></div>`
  })
  const said = [
    fill(text.received, { at: instant(context, new Date(report.receivedAt)) }),
    ...(report.finishedAt === null ? [] : [fill(text.finished, { at: instant(context, new Date(report.finishedAt)) })]),
    ...(format === undefined ? [] : [fill(text.readAs, { form: text.forms[format] })]),
    ...(template === undefined ? [] : [fill(text.template, { template: named(context, template) })]),
    ...(profile === undefined ? [] : [fill(text.withProfile, { name: cut(profile, 100) })]),
  ]
  return html`<dl>!${counts}</dl><p class="soft">${said.join(words(context).site.list)}</p>`
}

function problems(context: PageContext, text: ReportingWords, { report, findings, labels, hasMore }: Progress): string {
  if (findings.length === 0) return html`<h2>${text.problemsTitle}</h2><p>${text.problemsNone}</p>`
  const items = findings.map((found) => {
    const place =
      found.sheet === undefined
        ? html`${fill(text.inLine, { line: found.line })}`
        : withForeign(text.inSheet.replace('{line}', String(found.line)), { sheet: found.sheet }, 40)
    const field = found.field === '' ? '' : html` <bdi>${labels.get(found.field) ?? found.field}</bdi>`
    const tone = found.severity === 'error' ? 'bad' : 'warn'
    return html`<li><b class="tone ${tone}">${found.severity === 'error' ? text.error : text.flag}</b> !${place}!${field}<br>!${foreign(found.message, 160)}<br><small>!${foreign(found.fix, 120)} (${found.code})</small></li>`
  })
  const mend =
    report.counts.rejected === 0
      ? ''
      : html`<p><a class="button" href="${link(context, reportPath(report.id, '/problems'), { format: 'xlsx' })}">${text.mend}</a><br><small>${text.mendHint}</small></p>`
  return html`<h2>${text.problemsTitle}</h2>!${mend}
<ul class="plain">!${items}</ul>!${hasMore ? html`<p>${fill(text.problemsMore, { count: findings.length })}</p>` : ''}
<p class="links"><a href="${link(context, reportPath(report.id, '/problems'), { format: 'csv' })}">${text.download}</a></p>`
}

/** What can be done now with the upload, while it is kept. */
function wayOn(context: PageContext, text: ReportingWords, { report, idempotencyKey }: Progress): string {
  if (report.uploadKeptUntil === undefined) return ''
  const { accepted, rejected } = report.counts
  const isTried = report.state === 'checked' && accepted > 0
  const commit = isTried
    ? html`<form method="post" action="${link(context, reportPath(report.id, '/commit'))}">!${hidden(context)}<input type="hidden" name="idempotencyKey" value="${idempotencyKey}"><p>${fill(text.commitHint, { accepted, rejected })}</p><button>${text.commit}</button></form>`
    : ''
  return html`!${commit}<p class="links"><a href="${link(context, reportPath(report.id, '/columns'))}">${text.columnsLink}</a></p>`
}
