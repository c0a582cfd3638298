import type { AssessmentProcedure, Scheme } from '@zhengheng/core'
import { article } from '../law/article.ts'
import { readCatalogue } from './data.ts'
import { cccItems } from './items.ts'

const DECLARATION = { leadsTo: 'ccc-declaration' }

const PROCEDURES: readonly AssessmentProcedure[] = [
  {
    code: 'certification',
    name: { zh: '第三方认证', en: 'Certification by a designated body' },
    leadsTo: 'ccc-certificate',
    basis: article('compulsory', '16'),
  },
  {
    code: 'self-declaration-A',
    name: {
      zh: '自我声明程序A（自选实验室型式试验+自我声明）',
      en: 'Self-declaration, procedure A: type test in a laboratory of the maker’s choice',
    },
    ...DECLARATION,
  },
  {
    code: 'self-declaration-B',
    name: {
      zh: '自我声明程序B（指定实验室型式试验+自我声明）',
      en: 'Self-declaration, procedure B: type test in a designated laboratory',
    },
    ...DECLARATION,
  },
  {
    code: 'self-declaration',
    oneOf: ['self-declaration-A', 'self-declaration-B'],
    name: { zh: '自我声明（程序A或B未查到）', en: 'Self-declaration; which of the two procedures is not on file' },
    ...DECLARATION,
  },
]

/** 强制性产品认证, by the catalogue in all its editions. */
export function cccScheme(): Scheme {
  return {
    code: 'ccc',
    name: { zh: '强制性产品认证', en: 'Compulsory product certification (CCC)' },
    category: 'product',
    certificateKind: 'ccc-certificate',
    procedures: PROCEDURES,
    items: cccItems(readCatalogue()),
    reportCodes: ['B010101'],
    validityYears: { value: 5, evidence: 'confirmed', source: '《强制性产品认证管理规定》第22条' },
    surveillance: {
      note: { zh: '按实施规则和企业分类确定', en: 'By the implementation rule and the class of the enterprise' },
      evidence: 'recalled',
      source: 'general knowledge',
    },
    suspension: { maxMonths: 3, onRequestMaxMonths: 12, evidence: 'recalled', source: 'general knowledge' },
    nationallyUnified: { value: true, evidence: 'confirmed', source: '强制性产品认证管理规定' },
    mark: {
      value: { zh: '强制性产品认证标志（CCC）', en: 'CCC mark' },
      evidence: 'confirmed',
      source: '强制性产品认证管理规定',
    },
    basis: article('compulsory', '16', '21', '22'),
    evidence: 'confirmed',
    source: 'CNCA, SAMR: catalogue of compulsory product certification and its announcements',
  }
}
