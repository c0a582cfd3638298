import type { Tx } from '../../db/database.ts'
import type { Profile } from './profile.ts'

/** Adds a profile, or puts it in the place of the one of that name. */
export async function saveProfile(
  tx: Tx,
  party: number,
  { name, headings, columns }: Omit<Profile, 'id'>,
): Promise<number> {
  const [row] = await tx<{ id: number }[]>`
    -- reports.saveProfile
    insert into report_profile (party_id, name, headings, columns)
    values (${party}, ${name}, ${headings as string[]}, ${tx.json(columns)})
    on conflict (party_id, name) do update
      set headings = excluded.headings, columns = excluded.columns, changed = clock_timestamp()
    returning id`
  if (!row) throw new Error('reports.saveProfile answered no row')
  return row.id
}

/** False when the body has none of that id. */
export async function deleteProfile(tx: Tx, id: number): Promise<boolean> {
  const rows = await tx`
    -- reports.deleteProfile
    delete from report_profile p where p.id = ${id} returning p.id`
  return rows.length === 1
}
