import { BODIES } from './bodies.ts'

/** Who may sign in to the demonstration: `party` is the key of a body, or the identifier of a root of the pack. */
export interface DemoAccount {
  readonly name: string
  readonly role: 'body' | 'officer' | 'head'
  readonly body?: string
  readonly person: string
}

/** Bodies that have a key: those of the compulsory scheme, and one that certifies management systems. */
const BODIES_WITH_A_KEY = BODIES.slice(0, 13)

/** One for each of those, and two people of the authority that approves: what one proposes, the other decides. */
export const ACCOUNTS: readonly DemoAccount[] = [
  ...BODIES_WITH_A_KEY.map((body): DemoAccount => ({
    name: body.key,
    role: 'body',
    body: body.key,
    person: `${body.key}/api`,
  })),
  { name: 'officer', role: 'officer', person: 'demo/officer' },
  { name: 'head', role: 'head', person: 'demo/head' },
]
