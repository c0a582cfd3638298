// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { LawReviewView } from '../shapes/law-review-view.ts'

export type ReviewLawInput = {
  on?: string
}

export type ReviewLawAnswer = LawReviewView

/** References to law that is out of date, and those that cannot be judged, as of a day. */
export const reviewLaw: Door<ReviewLawInput, ReviewLawAnswer> = {
  name: 'reviewLaw',
  method: 'GET',
  path: '/api/v1/law/review',
  inPath: [],
  body: 'none',
  takesKey: false,
}
