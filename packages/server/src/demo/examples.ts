import { SITUATIONS } from '@zhengheng/demo'
import type { Name } from '@zhengheng/core'
import type { Services } from '../services.ts'

/** The situations worth looking at, for the home page; none in a register that does not hold them. */
export async function demoExamples(
  services: Services,
): Promise<readonly { readonly number: string; readonly name: Name }[]> {
  const [first] = SITUATIONS
  if (!first || !(await services.register.certificates(first.number)).found) return []
  return SITUATIONS.map(({ number, title }) => ({ number, name: title }))
}
