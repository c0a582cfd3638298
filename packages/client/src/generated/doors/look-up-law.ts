// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { LawView } from '../shapes/law-view.ts'

export type LookUpLawInput = {
  id: string
  on?: string
  article?: string
}

export type LookUpLawAnswer = LawView

/** A text of the law: its versions, the articles relied on and by what, as of a day. */
export const lookUpLaw: Door<LookUpLawInput, LookUpLawAnswer> = {
  name: 'lookUpLaw',
  method: 'GET',
  path: '/api/v1/law/{id}',
  inPath: ['id'],
  body: 'none',
  takesKey: false,
}
