import { namedAt, Problem, type LaboratoryView } from '@zhengheng/core'
import type { AsOf } from '../as-of.ts'
import { readParties } from '../party/reads.ts'
import { present } from '../present.ts'
import type { Services } from '../services.ts'
import { grantViews } from './grant-view.ts'
import { findHolder } from './holder.ts'

/** A laboratory by the number of its designation, accreditation or qualification. Throws `not-found`. */
export async function getLaboratory(services: Services, number: string, asOf: AsOf): Promise<LaboratoryView> {
  const families = ['designation', 'accreditation', 'qualification', 'recognition'] as const
  const found = await findHolder(services, families, number, asOf)
  const [party] = found ? await readParties(services.db.byKey, [found.asked.holder]) : []
  if (!found || !party || party.kind === 'person') throw new Problem('not-found', { number })
  const named = namedAt(found.asked, asOf.on, asOf.known)
  return {
    number: found.asked.number,
    name: named?.name ?? party.name,
    ...present({ nameEn: party.nameEn, region: party.region }),
    identifiers: party.identifiers.map((one) => ({ ...one })),
    grants: grantViews(services.register.index, found.names, found.held, asOf),
    asOf: { on: asOf.on, known: asOf.known ?? null },
  }
}
