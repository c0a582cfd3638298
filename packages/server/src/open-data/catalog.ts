import type { OpenDataMessages } from '../messages/open-data-zh-cn.ts'
import { DATASETS, LICENCE } from './datasets.ts'

/** The words of the catalogue in both languages. */
export type CatalogWords = Readonly<Record<'zh' | 'en', OpenDataMessages>>

/**
 * What data there are, for machines: DCAT 3 as JSON-LD. `issued` is the moment of the answer, since every file is made when
 * it is asked for.
 */
export function dcatCatalog(publicUrl: string, words: CatalogWords, issued: string): object {
  const address = (path: string) => `${publicUrl}${path}`
  const text = (pick: (words: OpenDataMessages) => string) => [
    { '@language': 'zh', '@value': pick(words.zh) },
    { '@language': 'en', '@value': pick(words.en) },
  ]
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': address('/open-data'),
    '@type': 'dcat:Catalog',
    'dct:title': text((one) => one.title),
    'dct:description': text((one) => one.lead),
    'dct:license': { '@id': LICENCE },
    'dcat:dataset': DATASETS.map(({ id }) => ({
      '@id': address(`/open-data#${id}`),
      '@type': 'dcat:Dataset',
      'dct:identifier': id,
      'dct:title': text((one) => one.datasets[id].title),
      'dct:description': text((one) => one.datasets[id].text),
      'dct:license': { '@id': LICENCE },
      'dct:accrualPeriodicity': { '@id': 'http://publications.europa.eu/resource/authority/frequency/CONT' },
      'dcat:distribution': (['csv', 'json'] as const).map((format) => ({
        '@type': 'dcat:Distribution',
        'dcat:downloadURL': { '@id': address(`/open-data/${id}.${format}`) },
        'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${MEDIA[format]}` },
        'dct:issued': { '@type': 'xsd:dateTime', '@value': issued },
        'dct:license': { '@id': LICENCE },
      })),
    })),
  }
}

/** The same for search engines: schema.org, one Dataset each. */
export function schemaOrgDatasets(publicUrl: string, words: OpenDataMessages): object {
  return {
    '@context': 'https://schema.org',
    '@graph': DATASETS.map(({ id }) => ({
      '@type': 'Dataset',
      '@id': `${publicUrl}/open-data#${id}`,
      name: words.datasets[id].title,
      description: words.datasets[id].text,
      license: LICENCE,
      isAccessibleForFree: true,
      distribution: (['csv', 'json'] as const).map((format) => ({
        '@type': 'DataDownload',
        encodingFormat: MEDIA[format],
        contentUrl: `${publicUrl}/open-data/${id}.${format}`,
      })),
    })),
  }
}

const MEDIA = { csv: 'text/csv', json: 'application/json' } as const
