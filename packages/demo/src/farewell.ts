import { BODIES, type DemoBody } from './bodies.ts'
import type { Catalogue } from './catalogue.ts'
import { dayOfMonth, dayText, monthOf } from './days.ts'
import { reportOf, type Plan, type Session } from './sessions.ts'

/**
 * The months in which products left the catalogue, or went over to self-declaration: bodies that certified them report what
 * became of the certificates at once, and not with their next regular report.
 */
export function farewellSessions(
  regular: readonly Session[],
  { catalogue, plan }: { readonly catalogue: Catalogue; readonly plan: Plan },
): readonly Session[] {
  const known = new Set(regular.map(({ body, month }) => `${body.number}/${month}`))
  return BODIES.filter((body) => body.fields.length > 0 && body.weight > 0).flatMap((body) =>
    goneMonths(body, catalogue)
      .filter((month) => !known.has(`${body.number}/${month}`) && isActive(body, month))
      .map((month) => ({ body, month, place: 0, issued: 0, before: 0, reportedAt: reportOf(body, month) }))
      .filter((session) => session.reportedAt.slice(0, 10) <= plan.today),
  )
}

function goneMonths(body: DemoBody, { wares }: Catalogue): readonly number[] {
  const groups = new Set(body.fields.map((field) => field.group))
  const days = wares
    .filter((ware) => ware.isCompulsory && groups.has(ware.sectors[0] ?? ''))
    .flatMap(({ left, declared }) => [left, declared].filter((day) => day !== undefined))
  return [...new Set(days.map((day) => monthOf(dayText(day))))]
}

function isActive({ issuesUntil }: DemoBody, month: number): boolean {
  return issuesUntil === undefined || dayText(dayOfMonth(month, 1)) < issuesUntil
}
