// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { ComparisonView } from '../shapes/comparison-view.ts'

export type CompareSchemeInput = {
  code: string
  from: string
  to?: string
}

export type CompareSchemeAnswer = ComparisonView

/** What joined, left and changed in a scheme between two days. */
export const compareScheme: Door<CompareSchemeInput, CompareSchemeAnswer> = {
  name: 'compareScheme',
  method: 'GET',
  path: '/api/v1/schemes/{code}/comparison',
  inPath: ['code'],
  body: 'none',
  takesKey: false,
}
