// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { PackView } from '../shapes/pack-view.ts'

export type LookUpPackInput = Record<string, never>

export type LookUpPackAnswer = PackView

/** The country pack: version, digest, how many facts rest on what, published working days, and what is not on file. */
export const lookUpPack: Door<LookUpPackInput, LookUpPackAnswer> = {
  name: 'lookUpPack',
  method: 'GET',
  path: '/api/v1/pack',
  inPath: [],
  body: 'none',
  takesKey: false,
}
