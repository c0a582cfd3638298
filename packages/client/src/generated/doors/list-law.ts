// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { LawHeadView } from '../shapes/law-head-view.ts'

export type ListLawInput = {
  on?: string
  level?: string
}

export type ListLawAnswer = {
  on: string
  items: LawHeadView[]
}

/** The texts of the legal catalogue, as of a day. */
export const listLaw: Door<ListLawInput, ListLawAnswer> = {
  name: 'listLaw',
  method: 'GET',
  path: '/api/v1/law',
  inPath: [],
  body: 'none',
  takesKey: false,
}
