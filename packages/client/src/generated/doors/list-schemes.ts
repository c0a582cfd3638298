// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { SchemeHeadView } from '../shapes/scheme-head-view.ts'

export type ListSchemesInput = {
  on?: string
  format?: 'json' | 'csv'
}

export type ListSchemesAnswer = {
  on: string
  items: SchemeHeadView[]
}

/** All schemes, with what their lists hold on a day. */
export const listSchemes: Door<ListSchemesInput, ListSchemesAnswer> = {
  name: 'listSchemes',
  method: 'GET',
  path: '/api/v1/schemes',
  inPath: [],
  body: 'none',
  takesKey: false,
}
