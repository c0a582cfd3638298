import { addDays, statusAt, type CountView } from '@zhengheng/core'
import type { AsOf } from '../as-of.ts'
import type { Services } from '../services.ts'
import { correctedIssued, countIssuedBy } from './reads.ts'

/** The certificates a body issued, by scheme and their status on the day. Those that were corrected are folded by core. */
export async function countIssued(services: Services, body: number, { on, known }: AsOf): Promise<CountView[]> {
  const { db, pack, register } = services
  const knownUntil = known === undefined ? undefined : addDays(known, 1)
  const [counted, corrected] = await Promise.all([
    countIssuedBy(db.reads, { body, on, knownUntil, zone: pack.zone }),
    correctedIssued(db.reads, body),
  ])
  const sums = new Map<string, CountView>()
  const add = (family: string, code: string, status: string, n: number) => {
    const key = `${family} ${code} ${status}`
    const old = sums.get(key)
    const { zh, en } = register.index.nameOf(code)
    if (old) old.count += n
    else sums.set(key, { family, scheme: { code, name: { zh, en } }, status, count: n })
  }
  for (const one of counted) add(one.family, one.scheme, one.status, one.n)
  for (const { number, family, scheme } of corrected) {
    const { found } = await register.certificates(number)
    const status = found && statusAt(found, on, known)
    if (status) add(family, scheme, status, 1)
  }
  return [...sums.values()]
}
