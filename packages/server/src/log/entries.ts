import { commitAct, concealFacts, saltOf } from '@zhengheng/verify'
import type { ActToLog } from './reads.ts'

/** The entry of an act in the log. What files contain is not public, even as a hash over guessable facts: it is salted too. */
export function entryOfAct({ committed, salt }: ActToLog): Uint8Array {
  const bytes = saltOf(salt)
  const isPublic = committed.subject.type !== 'proceeding'
  return commitAct(isPublic ? committed : { ...committed, facts: concealFacts(committed.facts, bytes) }, bytes)
}
