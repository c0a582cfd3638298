import type { ActKind, Family } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import type { Language } from '../messages/language.ts'
import { messages } from '../messages/messages.ts'
import type { Services } from '../services.ts'
import type { Changes, FeedQuestion } from './changes.ts'
import type { ChangeRow } from './reads.ts'

/** A feed before it is written in a format. */
export interface Feed {
  readonly title: string
  readonly subtitle: string
  readonly language: 'zh-CN' | 'en'
  /** Where the same stands for readers. */
  readonly home: string
  readonly self: string
  readonly next: string | undefined
  readonly author: string
  readonly entries: readonly Entry[]
}

interface Entry {
  /** Never changes: the place of the act in the one log. */
  readonly id: string
  readonly url: string
  readonly title: string
  readonly text: string
  readonly recorded: string
  readonly change: ChangeRow
}

/** Words for what was found, in one language. `self` is the address that was asked, without the page. */
export function feedOf(
  services: Services,
  question: FeedQuestion,
  changes: Changes,
  asked: { readonly language: Language; readonly self: URL; readonly next: URL | undefined },
): Feed {
  const words = messages(asked.language)
  return {
    title: titleOf(services, question, changes, asked.language),
    subtitle: words.feed.subtitle,
    language: asked.language === 'en' ? 'en' : 'zh-CN',
    home: `${services.config.publicUrl}${homeOf(question)}`,
    self: asked.self.href,
    next: asked.next?.href,
    author: words.site.name,
    entries: changes.rows.map((row) => entryOf(services, row, asked.language, question.body)),
  }
}

function titleOf(services: Services, question: FeedQuestion, changes: Changes, language: Language): string {
  const { feed, family, site } = messages(language)
  const { certificate, organisation, body, q, scheme, region, issuer } = question
  if (certificate !== undefined) {
    const kind = family[(changes.rows[0]?.family ?? 'certificate') as Family]
    return fill(feed.titleCertificate, { family: kind, number: changes.rows[0]?.number ?? certificate })
  }
  if (organisation !== undefined) return fill(feed.titleOrganisation, { name: changes.name ?? organisation })
  if (body !== undefined) return fill(feed.titleBody, { name: changes.name ?? body })
  const filter = [q, scheme, region, issuer].filter((part) => part !== undefined)
  return filter.length === 0 ? feed.title : fill(feed.titleSearch, { filter: filter.join(site.list) })
}

function homeOf({ certificate, organisation, body, ...search }: FeedQuestion): string {
  if (certificate !== undefined) return `/c/${encodeURIComponent(certificate)}`
  if (organisation !== undefined) return `/org/${encodeURIComponent(organisation)}`
  if (body !== undefined) return `/body/${encodeURIComponent(body)}`
  const query = new URLSearchParams(search).toString()
  return query === '' ? '/' : `/search?${query}`
}

function entryOf(services: Services, row: ChangeRow, language: Language, body: string | undefined): Entry {
  const { feed, act, family, site } = messages(language)
  const [what, kind] = [act[row.act as ActKind] ?? row.act, family[row.family as Family] ?? row.family]
  const values = { act: what, family: kind, number: row.number, holder: row.holder ?? '', effective: row.effective }
  const ground = row.reason === null ? undefined : services.register.index.ground(row.reason, row.act)
  const reason = row.reason === null ? '' : (ground?.name[language] ?? row.reason)
  const text = fill(feed.content, { ...values, recorded: row.recorded.slice(0, 10) })
  const url = `${services.config.publicUrl}${body === undefined ? certificatePathOf(row) : homeOf({ body })}`
  return {
    id: `${url}#act-${row.seq}`,
    url,
    title: fill(site.colon, { label: what, value: `${kind} ${row.number}` }),
    text: reason === '' ? text : `${text}${language === 'en' ? ' ' : ''}${fill(feed.reason, { reason })}`,
    recorded: row.recorded,
    change: row,
  }
}

function certificatePathOf({ number }: ChangeRow): string {
  return `/c/${encodeURIComponent(number)}`
}

/** When something was last recorded; the beginning of time for an empty feed, so that it stays the same. */
function updatedOf(feed: Feed): string {
  return feed.entries[0]?.recorded ?? '1970-01-01T00:00:00Z'
}

/** RFC 4287, with the next page as RFC 5005 says. */
export function writeAtom(feed: Feed): string {
  const entries = feed.entries.map(
    (
      entry,
    ) => html`<entry><id>${xml(entry.id)}</id><title>${xml(entry.title)}</title><updated>${entry.recorded}</updated><published>${entry.recorded}</published><link rel="alternate" type="text/html" href="${xml(entry.url)}"/><category term="${entry.change.act}"/><content type="text">${xml(entry.text)}</content></entry>
`,
  )
  const next = feed.next === undefined ? '' : html`<link rel="next" href="${xml(feed.next)}"/>`
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${feed.language}">
<id>${xml(feed.self)}</id><title>${xml(feed.title)}</title><subtitle>${feed.subtitle}</subtitle><updated>${updatedOf(feed)}</updated><author><name>${feed.author}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(feed.self)}"/><link rel="alternate" type="text/html" href="${xml(feed.home)}"/>!${next}
!${entries}</feed>
`
}

/** Characters that XML 1.0 has no place for, escaped or not. */
function xml(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/gu, '\ufffd')
}

/** JSON Feed 1.1; what programs need of the act stands in an extension of its own. */
export function writeJsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    description: feed.subtitle,
    language: feed.language,
    home_page_url: feed.home,
    feed_url: feed.self,
    ...(feed.next !== undefined && { next_url: feed.next }),
    authors: [{ name: feed.author }],
    items: feed.entries.map(({ id, url, title, text, recorded, change }) => ({
      id,
      url,
      title,
      content_text: text,
      date_published: recorded,
      tags: [change.act],
      _register: {
        seq: change.seq,
        act: change.act,
        effective: change.effective,
        family: change.family,
        number: change.number,
        reason: change.reason,
      },
    })),
  })
}
