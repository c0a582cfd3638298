import { Type, type Static } from 'typebox'
import { endpoint } from '../api/endpoint.ts'
import { DayText, InstantText, NameShape } from '../api/shapes.ts'

const CellShape = Type.Object({
  family: Type.String(),
  region: Type.Union([Type.String(), Type.Null()]),
  scheme: Type.String(),
  status: Type.String(),
  count: Type.Integer(),
})
/** So many certificates of a region, a scheme and a status on the day; `region` is null where none was reported. */
export type Cell = Static<typeof CellShape>

export const StatisticsShape = Type.Object({
  on: DayText,
  /** When the register was counted. */
  countedAt: InstantText,
  total: Type.Integer(),
  cells: Type.Array(CellShape),
  regions: Type.Record(Type.String(), NameShape),
  schemes: Type.Record(Type.String(), NameShape),
})
/** Every number of the day, so that whoever adds them up comes to the same totals. */
export type StatisticsView = Static<typeof StatisticsShape>

/**
 * `month` is a whole month (its last day counts) or the present one (today counts); today when absent. Regions are the
 * largest ones; with `region` those within it.
 */
export const readStatistics = endpoint({
  name: 'readStatistics',
  summary: 'Certificates and declarations by region, scheme and status, at the end of a month or today',
  method: 'GET',
  path: '/api/v1/statistics',
  input: Type.Object({
    month: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}$' })),
    region: Type.Optional(Type.String({ maxLength: 20 })),
  }),
  answer: StatisticsShape,
  problems: ['invalid-input', 'too-many-requests'],
})
