// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { SchemeView } from '../shapes/scheme-view.ts'

export type LookUpSchemeInput = {
  code: string
  on?: string
  item?: string
  state?: 'in' | 'all'
  format?: 'json' | 'csv'
}

export type LookUpSchemeAnswer = SchemeView

/** A scheme on a day: what it asks for, and its items with membership, procedures and standards. */
export const lookUpScheme: Door<LookUpSchemeInput, LookUpSchemeAnswer> = {
  name: 'lookUpScheme',
  method: 'GET',
  path: '/api/v1/schemes/{code}',
  inPath: ['code'],
  body: 'none',
  takesKey: false,
}
