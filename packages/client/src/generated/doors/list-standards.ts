// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { NameView } from '../shapes/name-view.ts'

export type ListStandardsInput = {
  q?: string
}

export type ListStandardsAnswer = {
  items: ({
    number: string
    name?: NameView
    editions: ({
      number: string
      from?: string
      until?: string
      adopts?: {
        number: string
        degree?: string
      }
      note?: NameView
      evidence: 'confirmed' | 'recalled'
      source: string
    })[]
    evidence: 'confirmed' | 'recalled'
    source: string
  })[]
}

/** The standards that are on file, by number or words of their name. */
export const listStandards: Door<ListStandardsInput, ListStandardsAnswer> = {
  name: 'listStandards',
  method: 'GET',
  path: '/api/v1/standards',
  inPath: [],
  body: 'none',
  takesKey: false,
}
