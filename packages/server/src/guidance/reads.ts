import type { Code, Day, Family } from '@zhengheng/core'
import type { Reader } from '../db/database.ts'

export interface StoredGuidance {
  readonly id: string
  readonly made: Date
  readonly item: Code
  readonly part: string | null
  readonly on: Day
  readonly receipt: string
}

/** Everybody who ever held an attestation of these families, of these kinds where kinds are given. */
export async function readHolders(
  reader: Reader,
  families: readonly Family[],
  kinds: readonly Code[],
): Promise<readonly number[]> {
  const rows = await reader<{ holder_id: number }[]>`
    -- guidance.holders
    select distinct a.holder_id from attestation a
    where a.family = any(${families as string[]}) and (${kinds.length === 0} or a.kind = any(${kinds as string[]}))
      and a.family in ('approval', 'designation', 'accreditation', 'qualification', 'recognition')
      and a.public`
  return rows.map((row) => row.holder_id)
}

export async function findGuidance(reader: Reader, id: string): Promise<StoredGuidance | undefined> {
  const rows = await reader<
    { id: string; made: Date; item: string; part: string | null; on_day: Day; receipt: string }[]
  >`
    -- guidance.find
    select g.id, g.made, g.item, g.part, g.on_day, g.receipt from guidance g where g.id = ${id}`
  const row = rows[0]
  return row && { id: row.id, made: row.made, item: row.item, part: row.part, on: row.on_day, receipt: row.receipt }
}
