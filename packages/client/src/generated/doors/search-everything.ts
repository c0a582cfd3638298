// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { GroupView } from '../shapes/group-view.ts'
import type { HintView } from '../shapes/hint-view.ts'

export type SearchEverythingInput = {
  q: string
  kind?: 'certificate' | 'organisation' | 'body' | 'laboratory' | 'scheme' | 'standard' | 'law'
  status?: string
  scheme?: string
  region?: string
  issuer?: string
  validOn?: string
  cursor?: string
  limit?: string
}

export type SearchEverythingAnswer = {
  query: string
  groups: GroupView[]
  hints: HintView[]
}

/** Everything public that the words may mean, grouped by what it is, with the reason for each match. */
export const searchEverything: Door<SearchEverythingInput, SearchEverythingAnswer> = {
  name: 'searchEverything',
  method: 'GET',
  path: '/api/v1/search',
  inPath: [],
  body: 'none',
  takesKey: false,
}
