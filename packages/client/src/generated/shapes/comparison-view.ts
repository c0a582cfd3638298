// Generated from the doors of the register by `npm run client`. Do not edit.
import type { NameView } from './name-view.ts'

export interface ComparisonView {
  scheme: string
  from: string
  to: string
  added: ({
    code: string
    name: NameView
    membership: string
    procedures: ({
      procedure: string
      only?: NameView
      closed?: boolean
    })[]
    standards: string[]
  })[]
  removed: ({
    code: string
    name: NameView
    membership: string
    procedures: ({
      procedure: string
      only?: NameView
      closed?: boolean
    })[]
    standards: string[]
  })[]
  changed: ({
    before: {
      code: string
      name: NameView
      membership: string
      procedures: ({
        procedure: string
        only?: NameView
        closed?: boolean
      })[]
      standards: string[]
    }
    after: {
      code: string
      name: NameView
      membership: string
      procedures: ({
        procedure: string
        only?: NameView
        closed?: boolean
      })[]
      standards: string[]
    }
    changed: string[]
  })[]
  address: string
}
