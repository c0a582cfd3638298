import { namedAt, Problem, type BodyView, type CountView } from '@zhengheng/core'
import type { AsOf } from '../as-of.ts'
import type { Services } from '../services.ts'
import { countIssued } from './counts.ts'
import { grantViews } from './grant-view.ts'
import { findHolder } from './holder.ts'

/** A body by the number of its approval, with everything it holds as of a day, and how many certificates it issued. */
export async function getBody(services: Services, approvalNumber: string, asOf: AsOf): Promise<BodyView> {
  const found = await findHolder(services, ['approval'], approvalNumber, asOf)
  if (!found) throw new Problem('not-found', { number: approvalNumber })
  const { asked: approval, held, names } = found
  const counts = await countIssued(services, approval.holder, asOf)
  const named = namedAt(approval, asOf.on, asOf.known)
  const nameEn = names.get(approval.holder)?.nameEn
  return {
    approvalNumber: approval.number,
    name: named?.name ?? names.get(approval.holder)?.name ?? '',
    ...(nameEn !== undefined && { nameEn }),
    grants: grantViews(services.register.index, names, held, asOf),
    counts,
    total: counts.reduce((sum: number, one: CountView) => sum + one.count, 0),
    asOf: { on: asOf.on, known: asOf.known ?? null },
  }
}

/** The approval number of a body that a number names; undefined when none does. Cheaper than all about it. */
export async function findBodyNumber(services: Services, number: string, asOf: AsOf): Promise<string | undefined> {
  return (await findHolder(services, ['approval'], number, asOf))?.asked.number
}
