import { describe, expect, it } from 'vitest'
import { contextFor, ticket } from './testing/fixtures.ts'
import { markupFaults, textOf } from './testing/reading.ts'
import { ticketPage } from './ticket.ts'

const MOVED = { was: '2027-01-05', became: '2027-01-08', told: '2026-11-20T02:00:00.000Z', seq: 7, source: '<通知>' }

describe('a ticket whose day was moved by a newly published calendar', () => {
  const zh = ticketPage(ticket({ moved: [MOVED] }), contextFor('zh'))
  const en = ticketPage(ticket({ moved: [MOVED] }), contextFor('en'))

  it('says which day it was, which it is, and by which notice', () => {
    expect(textOf(zh)).toMatch(/原为 2027-01-05，现为 2027-01-08：工作日安排已公布（ ?<通知> ?）/)
    expect(textOf(en)).toMatch(
      /It was 2027-01-05 and is 2027-01-08 now: the working days were published \( ?<通知> ?\)/,
    )
  })

  it('shows the name of the notice as text', () => {
    for (const page of [zh, en]) {
      expect(page).not.toContain('<通知>')
      expect(markupFaults(page)).toEqual([])
    }
  })

  it('says nothing when no day was moved, or when it came back to what it was', () => {
    for (const moved of [[], [{ ...MOVED, became: MOVED.was }], [{ ...MOVED, was: null }]])
      expect(textOf(ticketPage(ticket({ moved }), contextFor('zh')))).not.toContain('原为')
  })
})
