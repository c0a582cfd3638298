import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { words, type PageContext } from './context.ts'

const LONGEST = 300

/** How much of long lists a page shows. */
export interface Limits {
  readonly items: number
  readonly acts: number
  readonly links: number
  /** Characters of a text of others. */
  readonly text: number
}

export const ROOMY: Limits = { items: 20, acts: 15, links: 16, text: LONGEST }
const NARROW: Limits = { items: 6, acts: 6, links: 9, text: 80 }

/** All of a page, its one stylesheet included. */
const HEAVIEST = 30 * 1024

/** The page as drawn with room, or narrower when it would be heavier than a slow telephone should have to load. */
export function withinWeight(draw: (limits: Limits) => string): string {
  const page = draw(ROOMY)
  return Buffer.byteLength(page) <= HEAVIEST ? page : draw(NARROW)
}

/** Text of others, cut where it would break the page; the data interface has all of it. */
export function cut(text: string, longest = LONGEST): string {
  const characters = Array.from(text)
  return characters.length <= longest ? text : `${characters.slice(0, longest).join('')}…`
}

/** Trusted HTML for text of others: `bdi` keeps the directions of its writing from reordering ours. */
export function foreign(text: string, longest = LONGEST): string {
  return html`<bdi>${cut(text, longest)}</bdi>`
}

/** Trusted HTML: a message with foreign text in the place of its parameters. */
export function withForeign(message: string, values: Readonly<Record<string, string>>, longest = LONGEST): string {
  return message
    .split(/\{(\w+)\}/)
    .map((part, index) => (index % 2 === 0 ? html`${part}` : foreign(values[part] ?? '', longest)))
    .join('')
}

/** Trusted HTML: the first `most` items, and how many there are beyond. */
export function listing(context: PageContext, items: readonly string[], most: number, longest = LONGEST): string {
  const { site } = words(context)
  const shown = items.slice(0, most).map((item) => foreign(item, longest))
  const rest = items.length - shown.length
  const text = shown.join(html`${site.list}`)
  return rest > 0 ? `${text}${html` <small>${fill(site.more, { count: rest })}</small>`}` : text
}

/** An instant in the zone of the register, to the minute, with its offset: '2026-11-22 14:40 GMT+8'. */
export function instant(context: PageContext, at: Date): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: context.zone,
    dateStyle: 'short',
    timeStyle: 'long',
    hourCycle: 'h23',
  }).formatToParts(at)
  const part = (type: string) => parts.find((found) => found.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')} ${part('timeZoneName')}`
}

/** Whole days from one day to another; negative when the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
