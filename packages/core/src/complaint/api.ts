import { Type, type Static } from 'typebox'
import { endpoint } from '../api/endpoint.ts'
import { BasisShape, DayText, MovedShape, NameShape, NumberText } from '../api/shapes.ts'

export const TicketShape = Type.Object({
  number: Type.String(),
  /** Shown once: whoever has it may follow the matter. */
  followKey: Type.Optional(Type.String()),
  state: Type.Object({ code: Type.String(), name: NameShape }),
  opened: DayText,
  due: Type.Union([DayText, Type.Null()]),
  provisional: Type.Boolean(),
  clockName: Type.Optional(NameShape),
  /** The articles that set the time limit, in the version of the day on which the matter was opened. */
  basis: Type.Optional(Type.Array(BasisShape)),
  /** Days that were told before and are others now, although nobody acted. */
  moved: Type.Optional(Type.Array(MovedShape)),
})
export type TicketView = Static<typeof TicketShape>

/** Anybody may report a problem with a certificate, without a name. */
export const reportProblem = endpoint({
  name: 'reportProblem',
  summary: 'Report a problem with a certificate; answers a number and the day by which it must be looked into',
  method: 'POST',
  path: '/api/v1/certificates/:number/problem-reports',
  input: Type.Object({
    number: NumberText,
    text: Type.String({ minLength: 1, maxLength: 4000 }),
    contact: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  answer: TicketShape,
  status: 201,
  problems: ['invalid-input', 'too-many-requests'],
})

export const followProblem = endpoint({
  name: 'followProblem',
  summary: 'How far a reported problem is',
  method: 'GET',
  path: '/api/v1/problem-reports/:number',
  input: Type.Object({ number: NumberText, key: Type.String({ minLength: 1, maxLength: 100 }) }),
  answer: TicketShape,
  problems: ['not-found'],
})
