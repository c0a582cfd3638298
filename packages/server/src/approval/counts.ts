import { addDays, statusAt, type CountView } from '@zhengheng/core'
import type { AsOf } from '../as-of.ts'
import type { Services } from '../services.ts'
import { countIssuedBy, unfoldedIssuedBy } from './reads.ts'

/** The certificates a body issued, by scheme and their status on the day. What SQL cannot fold, core does. */
export async function countIssued(services: Services, body: number, { on, known }: AsOf): Promise<CountView[]> {
  const { db, pack, register } = services
  const knownUntil = known === undefined ? undefined : addDays(known, 1)
  const question = { on, knownUntil, zone: pack.zone }
  const counted = await countIssuedBy(db.reads, body, question)
  const unfolded = counted.some((one) => one.status === null) ? await unfoldedIssuedBy(db.reads, body, question) : []
  const sums = new Map<string, CountView>()
  const add = (family: string, code: string, status: string, n: number) => {
    const key = `${family} ${code} ${status}`
    const old = sums.get(key)
    const { zh, en } = register.index.nameOf(code)
    if (old) old.count += n
    else sums.set(key, { family, scheme: { code, name: { zh, en } }, status, count: n })
  }
  for (const { family, scheme, status, n } of counted) if (status !== null) add(family, scheme, status, n)
  for (const { number, family, scheme } of unfolded) {
    const { found } = await register.certificates(number)
    const status = found && statusAt(found, on, known)
    if (status) add(family, scheme, status, 1)
  }
  return [...sums.values()]
}
