import type { Pack } from '@zhengheng/core'

/** Loads a country pack by name: `@zhengheng/<name>`. Only the server's start knows names; everything else knows the shape. */
export async function loadPack(name: string): Promise<Pack> {
  const { pack } = (await import(`@zhengheng/${name}`)) as { pack: Pack }
  return pack
}
