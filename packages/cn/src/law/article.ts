import type { LegalBasis } from '@zhengheng/core'

/** Texts by what the procedures and needs of the pack call them; the catalogue has their names and versions. */
export const TEXTS = {
  regulations: 'reg-cnca',
  bodies: 'rule-cb',
  compulsory: 'rule-ccc',
  designation: 'rule-desig',
  personnel: 'rule-person',
  laboratories: 'rule-lab-cma',
  licensing: 'law-licence',
  licensingProcedure: 'rule-licence-proc',
  penalties: 'law-penalty',
  penaltyProcedure: 'rule-penalty-proc',
  hearings: 'rule-hearing',
  publicity: 'rule-penalty-pub',
  complaints2019: 'rule-complaint-2019',
  complaints: 'rule-complaint',
  information: 'rule-info',
  declaration: 'rule-sdoc',
  marks: 'rule-mark',
  organic: 'rule-organic',
  lowCarbon: 'rule-lowcarbon',
  fields: 'ann-fields',
  ownRules: 'ann-2025-9',
  qualityManagementRule: 'ann-2025-16',
  online: 'rule-online',
} as const

/** Articles of one text, as a basis; a paragraph or item stands in brackets after its article. */
export function article(text: keyof typeof TEXTS, ...articles: readonly string[]): readonly LegalBasis[] {
  return articles.map((number) => ({ instrument: TEXTS[text], article: number }))
}
