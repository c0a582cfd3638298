import type { Tx } from '../db/database.ts'

/** A refused try, written in a transaction of its own: the refusal rolled the other one back. */
export async function insertRefusal(
  tx: Tx,
  refusal: { readonly action: string; readonly subject: string; readonly code: string; readonly requestId: string },
): Promise<void> {
  await tx`
    -- audit.insertRefusal
    select audit_refusal(${refusal.action}, ${refusal.subject}, ${tx.json({ code: refusal.code })}, ${refusal.requestId})`
}
