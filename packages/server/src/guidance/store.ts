import type { Tx } from '../db/connect.ts'
import type { StoredGuidance } from './reads.ts'

export async function insertGuidance(tx: Tx, kept: StoredGuidance): Promise<void> {
  await tx`
    -- guidance.insert
    insert into guidance (id, made, item, part, on_day, receipt)
    values (${kept.id}, ${kept.made}, ${kept.item}, ${kept.part}, ${kept.on}, ${kept.receipt})`
}
