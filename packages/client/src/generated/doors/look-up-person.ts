// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { PersonView } from '../shapes/person-view.ts'

export type LookUpPersonInput = {
  number: string
  on?: string
  known?: string
}

export type LookUpPersonAnswer = PersonView

/** The registrations of a person, by number, as of a day. */
export const lookUpPerson: Door<LookUpPersonInput, LookUpPersonAnswer> = {
  name: 'lookUpPerson',
  method: 'GET',
  path: '/api/v1/persons/{number}',
  inPath: ['number'],
  body: 'none',
  takesKey: false,
}
