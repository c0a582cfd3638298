import type { Day } from '@zhengheng/core'
import { html } from 'ghtml'
import { fill } from '../messages/fill.ts'
import { words, type PageContext } from './context.ts'

const LONGEST = 300

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

/** 'YYYY-MM-DD', from the first day that a form of this site may ask for. */
export function isDay(text: string): text is Day {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
}
