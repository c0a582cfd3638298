import type { Day } from '@zhengheng/core'

const MS = 86_400_000
const texts = new Map<number, Day>()

/** Days as whole numbers since 1970-01-01: a demonstration of a million certificates counts many of them. */
export function dayNumber(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / MS
}

export function dayText(number: number): Day {
  const known = texts.get(number)
  if (known !== undefined) return known
  const text = new Date(number * MS).toISOString().slice(0, 10) as Day
  texts.set(number, text)
  return text
}

/** Months as whole numbers: twelve times the year, and the month from 0. */
export function monthOf(text: string): number {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1
}

export function yearOfMonth(month: number): number {
  return Math.floor(month / 12)
}

/** The number of the `date`-th day of a month. */
export function dayOfMonth(month: number, date: number): number {
  return Date.UTC(yearOfMonth(month), month % 12, date) / MS
}

const QUARTER = 3
const QUARTER_DATE = 8

/** The day of a quarter on which authorities decide on bodies and people, so many quarters after the one that follows. */
export function quarterDay(text: string, later = 0): number {
  const month = (Math.ceil((monthOf(text) + 1) / QUARTER) + later) * QUARTER
  return dayOfMonth(month, QUARTER_DATE)
}

/** The same day some years later; 29 February becomes 1 March. */
export function yearsLater(number: number, years: number): number {
  const date = new Date(number * MS)
  return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / MS
}

/** An instant of the day, so many minutes after nine in the morning where the demonstration plays (UTC+8). */
export function instantOf(text: string, minutes = 0): string {
  const hour = String(9 + Math.floor(minutes / 60)).padStart(2, '0')
  const minute = String(minutes % 60).padStart(2, '0')
  return `${text}T${hour}:${minute}:00+08:00`
}
