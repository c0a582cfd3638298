import type { Scheme } from '@zhengheng/core'
import { article } from '../law/article.ts'
import { readCatalogue } from './data.ts'
import { cccItems } from './items.ts'

/** 强制性产品认证, by the catalogue in all its editions. */
export function cccScheme(): Scheme {
  return {
    code: 'ccc',
    name: { zh: '强制性产品认证', en: 'Compulsory product certification (CCC)' },
    category: 'product',
    certificateKind: 'ccc-certificate',
    items: cccItems(readCatalogue()),
    basis: article('compulsory', '16', '21', '22'),
    evidence: 'confirmed',
    source: 'CNCA, SAMR: catalogue of compulsory product certification and its announcements',
  }
}
