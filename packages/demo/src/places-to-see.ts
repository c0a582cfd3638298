import type { Name } from '@zhengheng/core'
import { artificialCode } from './check-digit.ts'
import { bodyOf } from './bodies.ts'
import { laboratoryOf } from './laboratories.ts'

/** A page of the demonstration that is worth opening, by its path. */
export interface PlaceToSee {
  readonly path: string
  readonly title: Name
}

/** Beside the situations: organisations and people of the country by their numbers, and what is told of all of them. */
export const PLACES_TO_SEE: readonly PlaceToSee[] = [
  { path: `/org/${artificialCode(17)}`, title: { zh: '连锁企业', en: 'A chain' } },
  { path: `/org/${artificialCode(20)}`, title: { zh: '更名企业', en: 'A firm that was renamed' } },
  { path: `/org/${artificialCode(14)}`, title: { zh: '同名企业之一', en: 'One of two firms of one name' } },
  { path: `/org/${artificialCode(15)}`, title: { zh: '同名企业之二', en: 'The other firm of that name' } },
  {
    path: `/body/${bodyOf(9).approval}`,
    title: { zh: '缩小过批准范围的机构', en: 'A body whose approval was reduced' },
  },
  {
    path: `/body/${bodyOf(13).approval}`,
    title: { zh: '管理体系认证机构', en: 'A body that certifies management systems' },
  },
  { path: `/lab/${laboratoryOf(12).designation}`, title: { zh: '实验室', en: 'A laboratory' } },
  { path: '/person/2099-CCC-90410', title: { zh: '注册曾中断的检查员', en: 'An inspector whose registration lapsed' } },
  { path: '/scheme/ccc/08/0801', title: { zh: '已调出目录的产品', en: 'A product that left the catalogue' } },
  { path: '/statistics', title: { zh: '统计', en: 'Statistics' } },
]
