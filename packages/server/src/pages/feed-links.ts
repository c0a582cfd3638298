import { html } from 'ghtml'
import { words, type PageContext } from './context.ts'

/** What a feed may be about. */
export type FeedAbout = Partial<
  Readonly<Record<'certificate' | 'organisation' | 'body' | 'q' | 'scheme' | 'region' | 'issuer', string>>
>

/** Where whoever wants to be told of changes goes on: both formats of the feed of what the page shows. */
export function feedLinks(context: PageContext, about: FeedAbout): string {
  const { feed } = words(context)
  const items = [
    html`<li><a href="${address(context, 'atom', about)}" type="application/atom+xml">${feed.atom}</a></li>`,
    html`<li><a href="${address(context, 'json', about)}" type="application/feed+json">${feed.json}</a></li>`,
  ]
  return html`<section class="noprint"><h2>${feed.links}</h2><ul class="plain links">!${items}</ul></section>`
}

function address(context: PageContext, format: 'atom' | 'json', about: FeedAbout): string {
  const query = new URLSearchParams(about)
  if (context.language === 'en') query.set('lang', 'en')
  return `/feeds/changes.${format}?${query.toString()}`
}
