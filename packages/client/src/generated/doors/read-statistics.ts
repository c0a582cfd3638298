// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { StatisticsView } from '../shapes/statistics-view.ts'

export type ReadStatisticsInput = {
  month?: string
  region?: string
}

export type ReadStatisticsAnswer = StatisticsView

/** Certificates and declarations by region, scheme and status, at the end of a month or today. */
export const readStatistics: Door<ReadStatisticsInput, ReadStatisticsAnswer> = {
  name: 'readStatistics',
  method: 'GET',
  path: '/api/v1/statistics',
  inPath: [],
  body: 'none',
  takesKey: false,
}
