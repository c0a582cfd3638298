import { numberKey } from '@zhengheng/core'
import type { Tx } from '../../db/database.ts'
import type { KeptLine } from '../file-rows.ts'

/** Keeps what reports say beside the register. What is told again takes the place of what was told before. */
export async function keepRows(
  tx: Tx,
  by: { readonly party: number; readonly report: number },
  rows: readonly KeptLine[],
): Promise<void> {
  if (rows.length === 0) return
  const kept = rows.map(({ record, number, on, cells, line }) => ({
    record,
    number,
    number_key: numberKey(number),
    day: on,
    cells,
    line,
  }))
  await tx`
    -- reports.keepRows
    insert into kept_row (party_id, record, number_key, day, number, cells, report_id, line)
    select distinct on (k.record, k.number_key, k.day)
           ${by.party}::bigint, k.record, k.number_key, k.day, k.number, k.cells, ${by.report}::bigint, k.line
    from jsonb_to_recordset(${tx.json(kept)}) as k (record text, number text, number_key text, day date, cells jsonb, line integer)
    order by k.record, k.number_key, k.day, k.line desc
    on conflict (party_id, record, number_key, day) do update
      set number = excluded.number, cells = excluded.cells, report_id = excluded.report_id, line = excluded.line`
}
