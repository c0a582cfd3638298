// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { StandardView } from '../shapes/standard-view.ts'

export type LookUpStandardInput = {
  number: string
}

export type LookUpStandardAnswer = StandardView

/** A standard: its editions, what they adopt, and which schemes and items name it. */
export const lookUpStandard: Door<LookUpStandardInput, LookUpStandardAnswer> = {
  name: 'lookUpStandard',
  method: 'GET',
  path: '/api/v1/standards/{number}',
  inPath: ['number'],
  body: 'none',
  takesKey: false,
}
