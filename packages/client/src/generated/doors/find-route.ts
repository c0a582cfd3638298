// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { GuidanceView } from '../shapes/guidance-view.ts'
import type { ScopeItemView } from '../shapes/scope-item-view.ts'

export type FindRouteInput = {
  q?: string
  item?: string
  part?: string
  on?: string
}

export type FindRouteAnswer = {
  on: string
  candidates: ({
    scheme: ScopeItemView
    item: ScopeItemView
    membership: string
    by: 'code' | 'words' | 'near-code'
  })[]
  guidance: GuidanceView | null
}

/** What a product needs: candidates for a description or code, or the answer for an item on a day. */
export const findRoute: Door<FindRouteInput, FindRouteAnswer> = {
  name: 'findRoute',
  method: 'GET',
  path: '/api/v1/route',
  inPath: [],
  body: 'none',
  takesKey: false,
}
