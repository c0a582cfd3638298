import { Problem } from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { Readable } from 'node:stream'
import { readAsOf } from '../as-of.ts'
import { anyone } from '../http/access.ts'
import { servePage } from '../http/serve.ts'
import { openDataEn } from '../messages/open-data-en.ts'
import { openDataZh } from '../messages/open-data-zh-cn.ts'
import type { Services } from '../services.ts'
import { dcatCatalog } from './catalog.ts'
import { BYTE_ORDER_MARK, csvLine } from './csv.ts'
import { DATASETS, LICENCE, type Asked, type Dataset } from './datasets.ts'
import { DOWNLOADS, MOST_AT_ONCE } from './limit.ts'

export function openDataRoutes(app: FastifyInstance, services: Services): void {
  let going = 0
  const at = (path: string, document: { name: string; summary: string; media: string; query?: string[] }) =>
    ({ method: 'GET', path, policy: anyone, limit: DOWNLOADS, document }) as const
  for (const dataset of DATASETS) {
    for (const format of ['csv', 'json'] as const) {
      const words = {
        name: `download-${dataset.id}-${format}`,
        summary: `All rows of ${dataset.id} as of a day`,
        media: format === 'csv' ? 'text/csv' : 'application/json',
        query: ['on', 'scheme'],
      }
      servePage(app, at(`/open-data/${dataset.id}.${format}`, words), async ({ request, reply }) => {
        const { on, scheme } = request.query as { on?: string; scheme?: string }
        const asked = { on: readAsOf(services, on === undefined ? {} : { on }).on, scheme: scheme || undefined }
        if (going >= MOST_AT_ONCE) throw new Problem('too-many-requests')
        going += 1
        const file = Readable.from(format === 'csv' ? csv(services, dataset, asked) : json(services, dataset, asked))
        file.once('close', () => {
          going -= 1
        })
        return reply
          .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
          .header('content-disposition', `attachment; filename="${dataset.id}-${asked.on}.${format}"`)
          .header('link', `<${LICENCE}>; rel="license"`)
          .send(file)
      })
    }
  }
  const words = {
    name: 'readOpenDataCatalog',
    summary: 'The data sets of the register (DCAT)',
    media: 'application/ld+json',
  }
  servePage(app, at('/open-data/catalog.jsonld', words), async ({ reply }) =>
    reply
      .type('application/ld+json; charset=utf-8')
      .send(
        JSON.stringify(
          dcatCatalog(services.config.publicUrl, { zh: openDataZh, en: openDataEn }, services.now().toISOString()),
        ),
      ),
  )
}

/** Lines are gathered: a write for each of a million rows would take longer than the rows. */
const GATHER = 32_768

async function* gathered(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let text = ''
  for await (const line of lines) {
    text += line
    if (text.length < GATHER) continue
    yield text
    text = ''
  }
  yield text
}

async function* csv(services: Services, dataset: Dataset, asked: Asked): AsyncGenerator<string> {
  async function* lines(): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + csvLine(dataset.columns)
    for await (const record of dataset.records(services, asked))
      yield csvLine(dataset.columns.map((column) => record[column]))
  }
  yield* gathered(lines())
}

/** One JSON array, a record in each line: read whole by whoever likes, line by line by whoever must. */
async function* json(services: Services, dataset: Dataset, asked: Asked): AsyncGenerator<string> {
  async function* lines(): AsyncGenerator<string> {
    let before = '[\n'
    for await (const record of dataset.records(services, asked)) {
      yield before + JSON.stringify(record)
      before = ',\n'
    }
    yield before === '[\n' ? '[]\n' : '\n]\n'
  }
  yield* gathered(lines())
}
