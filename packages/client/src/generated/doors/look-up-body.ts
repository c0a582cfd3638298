// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { BodyView } from '../shapes/body-view.ts'

export type LookUpBodyInput = {
  number: string
  on?: string
  known?: string
}

export type LookUpBodyAnswer = BodyView

/** A certification body and what it holds, as of a day. */
export const lookUpBody: Door<LookUpBodyInput, LookUpBodyAnswer> = {
  name: 'lookUpBody',
  method: 'GET',
  path: '/api/v1/bodies/{number}',
  inPath: ['number'],
  body: 'none',
  takesKey: false,
}
