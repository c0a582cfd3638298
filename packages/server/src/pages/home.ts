import type { Name } from '@zhengheng/core'
import { html } from 'ghtml'
import { certificatePath, link, named, words, type PageContext } from './context.ts'
import { layout } from './layout.ts'
import { mark } from './marks.ts'
import { searchBox } from './search-box.ts'
import { foreign } from './text.ts'

/** A certificate worth looking at, offered only by a server that runs the demonstration. */
export interface Example {
  readonly number: string
  readonly name: Name
}

export function homePage(context: PageContext, examples: readonly Example[] = []): string {
  const { home } = words(context)
  const { answers } = home
  const main = html`<h1>${home.title}</h1>
<p>${home.lead}</p>
!${searchBox(context)}
<section><h2 id="answers">${home.answersTitle}</h2>
<ul class="chain free">
<li>!${mark('good')}<h3>${answers.good}</h3><p>${answers.goodText}</p></li>
<li>!${mark('bad')}<h3>${answers.bad}</h3><p>${answers.badText}</p></li>
<li>!${mark('unknown')}<h3>${answers.unknown}</h3><p>${answers.unknownText}</p></li>
</ul>
<p>${home.twoQuestions}</p><p>${home.notFound}</p></section>
<section><h2>${home.verifyTitle}</h2><p>${home.verifyText}</p>
<p><a class="button second" href="${link(context, '/verify')}">${words(context).site.verifyFile}</a></p></section>
!${more(context)}
!${exampleList(context, examples)}
<section><h2 id="access">${home.accessTitle}</h2><p>${home.accessText}</p></section>`
  return layout(context, { title: home.title, main, index: true })
}

/** Everything else that stands open to anybody. */
function more(context: PageContext): string {
  const { home, route, scheme, openData } = words(context)
  const pages = [
    ['/route', route.title],
    ['/scheme', scheme.title],
    ['/verify-list', openData.check.title],
    ['/statistics', openData.statistics.title],
    ['/open-data', openData.title],
  ] as const
  const items = pages.map(([path, title]) => html`<li><a href="${link(context, path)}">${title}</a></li>`)
  return html`<section><h2>${home.moreTitle}</h2><ul class="plain links">!${items}</ul></section>`
}

function exampleList(context: PageContext, examples: readonly Example[]): string {
  if (examples.length === 0) return ''
  const items = examples.map(
    ({ number, name }) =>
      html`<li><a href="${link(context, certificatePath(number))}">!${foreign(number)}</a> ${named(context, name)}</li>`,
  )
  return html`<section><h2>${words(context).home.examples}</h2><ul class="plain">!${items}</ul></section>`
}
