import type { Day } from '@zhengheng/core'
import type { Services } from '../services.ts'
import { bodyRecords, catalogueRecords, certificateRecords, type OpenRecord } from './streams.ts'

/** The licence of the data: to be used for anything, with the source named. */
export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/'

export interface Asked {
  readonly on: Day
  readonly scheme: string | undefined
}

export interface Dataset {
  readonly id: 'certificates' | 'bodies' | 'catalogue'
  /** Columns, in their order. */
  readonly columns: readonly string[]
  records(services: Services, asked: Asked): AsyncGenerator<OpenRecord>
}

/** The public facts of the register: what pages show one by one, as a whole. Nothing of persons is among them. */
export const DATASETS: readonly Dataset[] = [
  {
    id: 'certificates',
    columns: [
      'number',
      'family',
      'kind',
      'status',
      'scheme',
      'scope',
      'holder',
      'holder_identifier_scheme',
      'holder_identifier',
      'region',
      'issuer',
      'issuer_approval',
      'valid_from',
      'valid_to',
      'on',
    ],
    records: (services, { on, scheme }) => certificateRecords(services, on, scheme),
  },
  {
    id: 'bodies',
    columns: ['approval', 'name', 'status', 'scope', 'scope_except', 'valid_from', 'valid_to', 'on'],
    records: (services, { on }) => bodyRecords(services, on),
  },
  {
    id: 'catalogue',
    columns: [
      'scheme',
      'item',
      'name_zh',
      'name_en',
      'from',
      'mandatory_from',
      'to',
      'standards',
      'evidence',
      'source',
    ],
    records: (services) => catalogueRecords(services),
  },
]
