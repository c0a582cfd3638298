import { day, dayIn, Problem, type Day, type Fault } from '@zhengheng/core'
import type { Services } from './services.ts'

/** The two dates of every question to the register: which day, and as recorded up to which day (all, when undefined). */
export interface AsOf {
  readonly on: Day
  readonly known: Day | undefined
  readonly at: Date
}

/** Reads `on` (today by default) and `known`; a day that does not exist is the caller's fault and named as such. */
export function readAsOf(services: Services, asked: { readonly on?: string; readonly known?: string }): AsOf {
  const at = services.now()
  const faults: Fault[] = []
  const on = read('on', asked.on, faults)
  const known = read('known', asked.known, faults)
  if (faults.length > 0) throw new Problem('invalid-input', {}, faults)
  return { on: on ?? dayIn(services.pack.zone, at), known, at }
}

function read(name: string, text: string | undefined, faults: Fault[]): Day | undefined {
  if (text === undefined || text === '') return undefined
  try {
    return day(text)
  } catch {
    faults.push({ pointer: `/${name}`, code: 'no-such-day', params: { value: text.slice(0, 40) } })
    return undefined
  }
}
