// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { FileView } from '../shapes/file-view.ts'

export type OpenScopeReductionInput = {
  number: string
  scope: string[]
  reason: string
}

export type OpenScopeReductionAnswer = FileView

/** Open a file on the reduction of an approved scope (application by the body, order by the authority). */
export const openScopeReduction: Door<OpenScopeReductionInput, OpenScopeReductionAnswer> = {
  name: 'openScopeReduction',
  method: 'POST',
  path: '/api/v1/approvals/{number}/reductions',
  inPath: ['number'],
  body: 'json',
  takesKey: false,
}
