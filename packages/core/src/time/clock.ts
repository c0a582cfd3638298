import type { Day } from './day.ts'

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Offsets of zones are whole seconds, so all instants of one second lie on one day. */
let last = { zone: '', second: Number.NaN, day: '' as Day }

/** The civil day of an instant in an IANA time zone. Throws a RangeError for an unknown zone or an invalid date. */
export function dayIn(zone: string, instant: Date): Day {
  const second = Math.floor(instant.getTime() / 1000)
  if (last.second !== second || last.zone !== zone) last = { zone, second, day: formatDay(zone, instant) }
  return last.day
}

function formatDay(zone: string, instant: Date): Day {
  const parts = { year: '', month: '', day: '' }
  for (const part of formatterOf(zone).formatToParts(instant)) {
    if (part.type === 'year' || part.type === 'month' || part.type === 'day') parts[part.type] = part.value
  }
  return `${parts.year.padStart(4, '0')}-${parts.month}-${parts.day}` as Day
}

/** Making a formatter costs a thousand times what using one does. */
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const cached = formatters.get(timeZone)
  if (cached) return cached
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formatters.set(timeZone, made)
  return made
}
