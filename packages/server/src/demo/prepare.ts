import { PLACES_TO_SEE, SITUATIONS } from '@zhengheng/demo'
import type { Services } from '../services.ts'
import { demoAccounts, type DemoKey } from './accounts.ts'
import { loadDemo, type Tell } from './load.ts'

/**
 * Before the doors open: loads the demonstration into an empty register, ends one that was cut off, and
 * answers its accounts.
 * A register without a demonstration is left alone.
 */
export async function prepareDemo(services: Services, tell: Tell): Promise<readonly DemoKey[]> {
  const isThere = await loadDemo(services, services.config.demo, tell)
  if (!isThere) return []
  return demoAccounts(services)
}

export function accountLines(accounts: readonly DemoKey[]): readonly string[] {
  return accounts.map(({ name, role, key, organisation }) => `demo account ${name} (${role}): ${key}  ${organisation}`)
}

/** Where each situation is to be seen. */
export function situationLines(publicUrl: string): readonly string[] {
  return SITUATIONS.map(({ number, title }) => `${publicUrl}/c/${number}  ${title.zh}  ${title.en}`)
}

/** Other pages that are worth opening. */
export function placeLines(publicUrl: string): readonly string[] {
  return PLACES_TO_SEE.map(({ path, title }) => `${publicUrl}${path}  ${title.zh}  ${title.en}`)
}
