import { Problem, publicHistory, publicName, STRICTEST_PERSON_RULE, type PersonView } from '@zhengheng/core'
import type { AsOf } from '../as-of.ts'
import type { Services } from '../services.ts'
import { grantViews } from './grant-view.ts'
import { findHolder } from './holder.ts'
import { readMaskedName } from './reads.ts'

/**
 * A registered person by number, as far as the country lets the public see: there is no way in by name. Registrations of the
 * same person under other numbers are shown with it, since a person may not practise for two bodies. Throws `not-found`.
 */
export async function getPerson(services: Services, number: string, asOf: AsOf): Promise<PersonView> {
  const found = await findHolder(services, ['registration'], number, asOf)
  if (!found) throw new Problem('not-found', { number })
  const rule = services.pack.persons ?? STRICTEST_PERSON_RULE
  const registrations = found.held.filter((grant) => grant.family === 'registration')
  const views = grantViews(services.register.index, found.names, registrations, asOf)
  return {
    number: found.asked.number,
    name: publicName(rule, await readMaskedName(services.db.byKey, found.asked.holder)),
    registrations: views.map((view) => ({ ...view, history: publicHistory(rule, view.history) })),
    asOf: { on: asOf.on, known: asOf.known ?? null },
  }
}
