import { html } from 'ghtml'
import { link, words, type PageContext } from './context.ts'
import { layout } from './layout.ts'
import { searchBox } from './search-box.ts'
import { statusText } from './verdict.ts'
import type { PageAnswer, Visit } from './visit.ts'

export function answerHelp({ page }: Visit): PageAnswer {
  return { status: 200, html: helpPage(page) }
}

/** How to look up, how to read what is found, what to do about it, and how to check without this site. */
export function helpPage(context: PageContext): string {
  const { help } = words(context)
  const parts = [
    part('verdicts', help.verdictTitle, verdicts(context)),
    part('states', help.statusTitle, states(context)),
    part('not-found', help.missingTitle, notFound(context)),
    part('offline', help.offlineTitle, offline(context)),
    part('evidence', help.evidenceTitle, html`<p>${help.evidence}</p>`),
    part('law', help.lawTitle, html`<p>${help.law}</p>!${further(context)}`),
    part('report', help.reportTitle, html`<p>${help.report}</p>`),
  ]
  const contents = parts.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)
  const main = html`<h1>${help.title}</h1><p>${help.lead}</p>
!${searchBox(context)}
<nav aria-label="${help.contents}"><ul class="links">!${contents}</ul></nav>
!${parts.map(({ id, title, body }) => html`<section><h2 id="${id}">${title}</h2>!${body}</section>`)}`
  return layout(context, { title: help.title, main, index: true })
}

interface Part {
  readonly id: string
  readonly title: string
  /** Trusted HTML. */
  readonly body: string
}

function part(id: string, title: string, body: string): Part {
  return { id, title, body }
}

/** Trusted HTML. */
export function bullets(texts: readonly string[]): string {
  return html`<ul>!${texts.map((text) => html`<li>${text}</li>`)}</ul>`
}

function verdicts(context: PageContext): string {
  const { help } = words(context)
  return html`<p>${help.verdictLead}</p>!${bullets(Object.values(help.verdicts))}<p>${help.days}</p>`
}

function states(context: PageContext): string {
  const { help } = words(context)
  const rows = Object.entries(help.statuses).map(
    ([status, [means, action]]) =>
      html`<tr><th scope="row"><b>${statusText(context, status)}</b></th><td>${means ?? ''}</td><td>${action ?? ''}</td></tr>`,
  )
  return html`<table class="wide"><caption>${help.statusCaption}</caption><thead><tr><th scope="col">${help.status}</th><th scope="col">${help.means}</th><th scope="col">${help.action}</th></tr></thead><tbody>!${rows}</tbody></table>`
}

function notFound(context: PageContext): string {
  const { help } = words(context)
  return html`!${bullets(Object.values(help.missing))}<p>${help.missingAfter}</p>`
}

function offline(context: PageContext): string {
  const { help } = words(context)
  const steps = help.offline.map((step) => html`<li>${step}</li>`)
  return html`<ol>!${steps}</ol><p><a class="button second" href="${link(context, '/verify')}">${help.offlineLink}</a></p>`
}

function further(context: PageContext): string {
  const { help } = words(context)
  const links = [
    ['/law', help.lawLink],
    ['/glossary', help.glossaryLink],
    ['/accessibility', help.accessLink],
  ] as const
  return html`<ul class="plain links">!${links.map(([path, text]) => html`<li><a href="${link(context, path)}">${text}</a></li>`)}</ul>`
}
