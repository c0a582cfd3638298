// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { LaboratoryView } from '../shapes/laboratory-view.ts'

export type LookUpLaboratoryInput = {
  number: string
  on?: string
  known?: string
}

export type LookUpLaboratoryAnswer = LaboratoryView

/** A laboratory and what it holds, as of a day. */
export const lookUpLaboratory: Door<LookUpLaboratoryInput, LookUpLaboratoryAnswer> = {
  name: 'lookUpLaboratory',
  method: 'GET',
  path: '/api/v1/laboratories/{number}',
  inPath: ['number'],
  body: 'none',
  takesKey: false,
}
