import type { Day, Pack } from '@zhengheng/core'

/** The pack that the country was made for. The demonstration takes any pack as an argument and depends on none. */
export async function loadPackOfCountry(): Promise<Pack> {
  const name = '@zhengheng/cn'
  const { pack } = (await import(name)) as { pack: Pack }
  return pack
}

export const TODAY = '2026-11-20' as Day
