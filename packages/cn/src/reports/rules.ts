import type { ReportRules } from '@zhengheng/core'
import { article } from '../law/article.ts'
import { readTemplates } from './templates.ts'
import { ACTS, COLUMNS, PROCEDURES_OF_DECLARATIONS, RECORDS } from './words.ts'

/**
 * The rule that bodies report in good time is art. 23 of the measures for bodies. The tenth of the next month is read in
 * the reporting rule for systems and services; that it holds for compulsory certification too is recalled. So is the
 * beginning of the hundred years in which a year of two digits is looked for: no certificate is older than 1970.
 */
export const REPORTS: ReportRules = {
  kind: 'ccc-certificate',
  scheme: 'ccc',
  holderScheme: 'uscc',
  laboratory: { family: 'designation' },
  person: { family: 'registration' },
  late: { rule: 'day-of-next-month', day: 10, basis: article('bodies', '23') },
  longestYears: 5,
  declarations: { ccc: { longestYears: 10 } },
  twoDigitYearsFrom: 1970,
  columns: COLUMNS,
  acts: ACTS,
  records: RECORDS,
  procedures: PROCEDURES_OF_DECLARATIONS,
  templates: readTemplates(),
  basis: {
    issue: article('compulsory', '16', '22'),
    extend: article('compulsory', '25'),
    change: article('compulsory', '24'),
    renew: article('compulsory', '22'),
    suspend: article('compulsory', '27'),
    withdraw: article('compulsory', '28'),
    cancel: article('compulsory', '26'),
  },
  /** Of voluntary schemes the material names articles for suspension and withdrawal only. */
  basisElsewhere: {
    suspend: article('bodies', '21'),
    withdraw: article('bodies', '21'),
  },
}
