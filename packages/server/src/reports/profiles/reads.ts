import type { Reader } from '../../db/database.ts'
import type { Profile } from './profile.ts'

export interface StoredProfile extends Profile {
  readonly changed: Date
}

/** The profiles of a body, the one changed last at the end. */
export async function readProfiles(reader: Reader, party: number): Promise<readonly StoredProfile[]> {
  return reader<StoredProfile[]>`
    -- reports.profiles
    select p.id, p.name, p.headings, p.columns, p.changed from report_profile p
    where p.party_id = ${party} order by p.changed, p.id`
}
