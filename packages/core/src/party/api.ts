import { Type, type Static } from 'typebox'
import { endpoint } from '../api/endpoint.ts'
import { AsOfInput, DayText, IdentifierShape, NameShape, NumberText } from '../api/shapes.ts'

/** What an organisation is to a certificate: who holds it, who made the product, where it is made. */
export const HOLDING_ROLES = ['holder', 'manufacturer', 'factory'] as const
export type HoldingRole = (typeof HOLDING_ROLES)[number]

const SchemeShape = Type.Object({ code: Type.String(), name: NameShape })

export const HoldingShape = Type.Object({
  number: Type.String(),
  family: Type.String(),
  kind: Type.String(),
  status: Type.String(),
  statusSince: DayText,
  roles: Type.Array(Type.String()),
  scheme: SchemeShape,
  product: Type.Optional(Type.String()),
  issuer: Type.String(),
  validFrom: DayText,
  validTo: Type.Union([DayText, Type.Null()]),
})
export type HoldingView = Static<typeof HoldingShape>

/** How many there are of a family, scheme and status on the day. */
export const CountShape = Type.Object({
  family: Type.String(),
  scheme: SchemeShape,
  status: Type.String(),
  count: Type.Integer(),
})
export type CountView = Static<typeof CountShape>

export const OrganisationShape = Type.Object({
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  identifiers: Type.Array(IdentifierShape),
  region: Type.Optional(Type.String()),
  /** Names under which certificates were issued to it, oldest first; `until` is the first day of the next one. */
  names: Type.Array(Type.Object({ name: Type.String(), from: DayText, until: Type.Union([DayText, Type.Null()]) })),
  counts: Type.Array(CountShape),
  total: Type.Integer(),
  items: Type.Array(HoldingShape),
  next: Type.Union([Type.String(), Type.Null()]),
  asOf: Type.Object({ on: DayText, known: Type.Union([DayText, Type.Null()]) }),
})
/** An organisation with the certificates and declarations that were its own on a day. */
export type OrganisationView = Static<typeof OrganisationShape>

/** `identifier` is a value, or `scheme:value` where one value stands in two schemes. Newest first, keyset paging. */
export const lookUpOrganisation = endpoint({
  name: 'lookUpOrganisation',
  summary: 'An organisation, its names, and its certificates and declarations as of a day',
  method: 'GET',
  path: '/api/v1/organisations/:identifier',
  input: Type.Object({
    identifier: NumberText,
    ...AsOfInput,
    status: Type.Optional(Type.String({ maxLength: 40 })),
    scheme: Type.Optional(Type.String({ maxLength: 100 })),
    cursor: Type.Optional(Type.String({ pattern: '^\\d{1,15}$' })),
    limit: Type.Optional(Type.String({ pattern: '^[1-9]\\d{0,2}$' })),
  }),
  answer: OrganisationShape,
  problems: ['not-found', 'invalid-input'],
})
