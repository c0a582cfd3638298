import type { Tx } from '../db/database.ts'
import { addParty, type NewParty } from './store.ts'

/** Enters an organisation or a person into the register, in the caller's transaction. Answers its id. */
export async function enterParty(tx: Tx, party: NewParty): Promise<number> {
  return addParty(tx, party)
}
