import { Type, type Static } from 'typebox'
import { endpoint } from '../api/endpoint.ts'
import { InstantText } from '../api/shapes.ts'

export const CountsShape = Type.Object({
  read: Type.Integer(),
  accepted: Type.Integer(),
  rejected: Type.Integer(),
  duplicate: Type.Integer(),
  flagged: Type.Integer(),
})

/** `receipt` is a compact JWS (EdDSA) of the registry over who sent which bytes when: it stands before any effect. */
export const ReceiptShape = Type.Object({ id: Type.String(), receipt: Type.String() })
export type Receipt = Static<typeof ReceiptShape>

export const sendReport = endpoint({
  name: 'sendReport',
  summary: 'A body reports certificates and what happened to them; the receipt is durable, the effect follows',
  method: 'POST',
  path: '/api/v1/reports',
  description:
    'The body of the request is the file itself. 202 says that the bytes and the receipt are durable; the effect follows.',
  headers: {
    'idempotency-key': {
      description: 'Under which key this file is sent. The same key with the same bytes answers the same receipt.',
      example: '2026-03-20-1',
      required: true,
    },
  },
  takes: ['text/csv', 'application/x-ndjson', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  input: Type.Object({
    dryRun: Type.Optional(Type.Union([Type.Literal('true'), Type.Literal('false'), Type.Literal('')])),
  }),
  answer: ReceiptShape,
  status: 202,
  problems: [
    'not-signed-in',
    'not-permitted',
    'idempotency-key-required',
    'idempotency-key-reused',
    'unsupported-format',
    'payload-too-large',
  ],
})

export const ReportStateShape = Type.Object({
  id: Type.String(),
  state: Type.Union([
    Type.Literal('queued'),
    Type.Literal('reading'),
    Type.Literal('checked'),
    Type.Literal('committed'),
    Type.Literal('failed'),
  ]),
  dryRun: Type.Boolean(),
  counts: CountsShape,
  failure: Type.Optional(Type.String()),
  /** What the sender calls the file. */
  fileName: Type.Optional(Type.String()),
  receivedAt: InstantText,
  startedAt: Type.Union([InstantText, Type.Null()]),
  finishedAt: Type.Union([InstantText, Type.Null()]),
  receipt: Type.String(),
  /** Until when the upload can be looked at, repeated and mended; absent when it is not kept. */
  uploadKeptUntil: Type.Optional(InstantText),
})
export type ReportState = Static<typeof ReportStateShape>

export const lookUpReport = endpoint({
  name: 'lookUpReport',
  summary: 'How far a report is',
  method: 'GET',
  path: '/api/v1/reports/:id',
  input: Type.Object({ id: Type.String({ pattern: '^\\d{1,15}$' }) }),
  answer: ReportStateShape,
  problems: ['not-signed-in', 'not-found'],
})

/**
 * The answer is a stream: NDJSON or CSV (BOM, formulas escaped), one line a problem; or a workbook of the rows that were
 * refused, with what is wrong beside them, to be mended and sent again.
 */
export const listFindings = endpoint({
  name: 'listFindings',
  summary: 'What is wrong or doubtful in a report: line, field, code, severity, message, value, fix',
  method: 'GET',
  path: '/api/v1/reports/:id/findings',
  input: Type.Object({
    id: Type.String({ pattern: '^\\d{1,15}$' }),
    format: Type.Optional(Type.Union([Type.Literal('ndjson'), Type.Literal('csv'), Type.Literal('xlsx')])),
    lang: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])),
  }),
  answer: Type.String(),
  problems: ['not-signed-in', 'not-found'],
})
