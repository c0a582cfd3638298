import { Problem, type ReportProfile } from '@zhengheng/core'
import { read, transact, type Context } from '../../db/transact.ts'
import type { Services } from '../../services.ts'
import { isColumn } from '../column-names.ts'
import type { Profile } from './profile.ts'
import { readProfiles } from './reads.ts'
import { saveProfile } from './store.ts'

/** Enough for every spreadsheet of a body. */
const MOST_PROFILES = 100

export async function profilesOf(
  services: Pick<Services, 'db'>,
  context: Context,
  party: number,
): Promise<ReportProfile[]> {
  const found = await read(services.db, context, async (tx) => readProfiles(tx, party))
  return found.map(({ id, name, headings, columns, changed }) => ({
    id: String(id),
    name,
    headings: [...headings],
    columns,
    changedAt: changed.toISOString(),
  }))
}

/**
 * Keeps what a body says its headings mean, under a name of its choice.
 * @throws {Problem} `invalid-input` for a column that does not exist, one that is named twice, or too many profiles
 */
export async function saveProfileOf(
  services: Pick<Services, 'db' | 'pack'>,
  context: Context,
  party: number,
  profile: Omit<Profile, 'id'>,
): Promise<number> {
  const chosen = Object.entries(profile.columns).flatMap(([heading, column]) =>
    column === null ? [] : [{ heading, column }],
  )
  const faults = chosen.flatMap(({ heading, column }, at) => {
    const pointer = `/columns/${heading.replaceAll('~', '~0').replaceAll('/', '~1')}`
    if (!isColumn(column, services.pack)) return [{ pointer, code: 'unknown-column', params: { column } }]
    const isTwice = chosen.findIndex((one) => one.column === column) < at
    return isTwice ? [{ pointer, code: 'repeated-column', params: { column } }] : []
  })
  if (faults.length > 0) throw new Problem('invalid-input', {}, faults)
  return transact(services.db, context, async (tx) => {
    const others = (await readProfiles(tx, party)).filter((one) => one.name !== profile.name)
    if (others.length >= MOST_PROFILES) {
      throw new Problem('invalid-input', {}, [{ pointer: '/name', code: 'too-many', params: { most: MOST_PROFILES } }])
    }
    return saveProfile(tx, party, profile)
  })
}
