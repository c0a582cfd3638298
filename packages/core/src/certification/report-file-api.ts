import { Type, type Static } from 'typebox'
import { endpoint } from '../api/endpoint.ts'
import { InstantText } from '../api/shapes.ts'
import { ReceiptShape, ReportStateShape } from './report-api.ts'

const ReportId = Type.String({ pattern: '^\\d{1,15}$' })

export const listReports = endpoint({
  name: 'listReports',
  summary: 'The reports of the caller, newest first',
  method: 'GET',
  path: '/api/v1/reports',
  input: Type.Object({
    before: Type.Optional(ReportId),
    limit: Type.Optional(Type.String({ pattern: '^([1-9]\\d?|100)$' })),
  }),
  answer: Type.Object({
    items: Type.Array(ReportStateShape),
    /** Give it as `before` for those that follow; null when there are none. */
    next: Type.Union([Type.String(), Type.Null()]),
  }),
  problems: ['not-signed-in', 'not-permitted'],
})

/** Why a heading is taken for a column: its name, the sender's own profile; or that it might be one, which is only offered. */
export const HeadingShape = Type.Object({
  heading: Type.String(),
  /** What is read from it; null when nothing is. */
  column: Type.Union([Type.String(), Type.Null()]),
  because: Type.Union([
    Type.Literal('name'),
    Type.Literal('profile'),
    Type.Literal('left-out'),
    Type.Literal('reply'),
    Type.Literal('unknown'),
  ]),
  guess: Type.Optional(
    Type.Object({
      column: Type.String(),
      /** `similar`: the heading is nearly the name; `values`: what stands below looks like it. */
      because: Type.Union([Type.Literal('similar'), Type.Literal('values')]),
    }),
  ),
  examples: Type.Array(Type.String()),
})
export type HeadingView = Static<typeof HeadingShape>

export const PreviewFindingShape = Type.Object({
  field: Type.String(),
  code: Type.String(),
  severity: Type.Union([Type.Literal('error'), Type.Literal('flag')]),
  message: Type.String(),
  fix: Type.String(),
})

export const PreviewTableShape = Type.Object({
  /** Name of the sheet; empty for files that have none. */
  sheet: Type.String(),
  headingLine: Type.Integer(),
  isRead: Type.Boolean(),
  missing: Type.Array(Type.String()),
  /** Code of the national template, where it is one. */
  template: Type.Optional(Type.String()),
  headings: Type.Array(HeadingShape),
  rows: Type.Array(
    Type.Object({
      line: Type.Integer(),
      cells: Type.Array(Type.String()),
      /** The row as it would be understood; absent when it cannot be read. */
      understood: Type.Optional(Type.Record(Type.String(), Type.String())),
      findings: Type.Array(PreviewFindingShape),
    }),
  ),
})
export type PreviewTable = Static<typeof PreviewTableShape>

export const PreviewShape = Type.Object({
  id: Type.String(),
  format: Type.Union([Type.Literal('csv'), Type.Literal('ndjson'), Type.Literal('xlsx')]),
  encoding: Type.Optional(Type.String()),
  profile: Type.Optional(Type.Object({ id: Type.String(), name: Type.String() })),
  tables: Type.Array(PreviewTableShape),
})
export type Preview = Static<typeof PreviewShape>

export const previewReport = endpoint({
  name: 'previewReport',
  summary: 'The first rows of an upload as they would be understood, and what each heading is taken for',
  method: 'GET',
  path: '/api/v1/reports/:id/preview',
  input: Type.Object({ id: ReportId, lang: Type.Optional(Type.Union([Type.Literal('zh'), Type.Literal('en')])) }),
  answer: PreviewShape,
  problems: ['not-signed-in', 'not-permitted', 'not-found', 'act-not-open', 'upload-gone', 'unreadable-file'],
})

export const repeatReport = endpoint({
  name: 'repeatReport',
  summary: 'Reports the upload of a report once more, without sending it again: what was tried is now meant',
  method: 'POST',
  path: '/api/v1/reports/:id/repeats',
  input: Type.Object({ id: ReportId, dryRun: Type.Optional(Type.Boolean()) }),
  answer: ReceiptShape,
  status: 202,
  problems: [
    'not-signed-in',
    'not-permitted',
    'not-found',
    'upload-gone',
    'idempotency-key-required',
    'idempotency-key-reused',
    'log-refuses',
  ],
})

const Headings = Type.Array(Type.String({ minLength: 1, maxLength: 500 }), { minItems: 1, maxItems: 500 })

export const ReportProfileShape = Type.Object({
  id: Type.String(),
  name: Type.String(),
  headings: Type.Array(Type.String()),
  columns: Type.Record(Type.String(), Type.Union([Type.String(), Type.Null()])),
  changedAt: InstantText,
})
export type ReportProfile = Static<typeof ReportProfileShape>

export const listReportProfiles = endpoint({
  name: 'listReportProfiles',
  summary: 'What the caller said its own headings mean; nobody else sees it',
  method: 'GET',
  path: '/api/v1/report-profiles',
  input: Type.Object({}),
  answer: Type.Object({ items: Type.Array(ReportProfileShape) }),
  problems: ['not-signed-in', 'not-permitted'],
})

export const saveReportProfile = endpoint({
  name: 'saveReportProfile',
  summary: 'Says what headings mean; applied to every later file with the same headings. The same name is changed',
  method: 'POST',
  path: '/api/v1/report-profiles',
  input: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 100 }),
    headings: Headings,
    /** A column for each heading that does not speak for itself; null leaves it out. */
    columns: Type.Record(Type.String(), Type.Union([Type.String({ maxLength: 100 }), Type.Null()])),
  }),
  answer: Type.Object({ id: Type.String() }),
  status: 201,
  problems: ['not-signed-in', 'not-permitted', 'invalid-input'],
})

export const deleteReportProfile = endpoint({
  name: 'deleteReportProfile',
  summary: 'Forgets a profile',
  method: 'DELETE',
  path: '/api/v1/report-profiles/:id',
  input: Type.Object({ id: ReportId }),
  answer: Type.Object({ id: Type.String() }),
  problems: ['not-signed-in', 'not-permitted', 'not-found'],
})
