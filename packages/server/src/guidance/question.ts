import type { GuidanceQuestion } from '@zhengheng/core'
import { readAsOf } from '../as-of.ts'
import type { Services } from '../services.ts'

/** Today, when no day is given; a part that was left empty was not chosen. */
export function questionOf(
  services: Services,
  asked: { readonly part?: string; readonly on?: string },
  item: string,
): GuidanceQuestion {
  const { on } = readAsOf(services, asked)
  return { item, on, ...(asked.part !== undefined && asked.part !== '' && { part: asked.part }) }
}
