// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { TicketView } from '../shapes/ticket-view.ts'

export type FollowProblemInput = {
  number: string
  key: string
}

export type FollowProblemAnswer = TicketView

/** How far a reported problem is. */
export const followProblem: Door<FollowProblemInput, FollowProblemAnswer> = {
  name: 'followProblem',
  method: 'GET',
  path: '/api/v1/problem-reports/{number}',
  inPath: ['number'],
  body: 'none',
  takesKey: false,
}
