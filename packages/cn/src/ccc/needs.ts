import { day, type LegalBasis, type Need, type Period } from '@zhengheng/core'
import { article } from '../law/article.ts'

/** In force, and the day on which the articles of the Regulations from 56 on moved down by one. */
const REGULATIONS = day('2003-11-01')
const RENUMBERED = day('2020-11-29')
const BODIES = day('2018-01-01')
const DESIGNATION = day('2004-08-01')
const COMPULSORY = day('2009-09-01')

interface Phase {
  readonly during: Period
  readonly basis: readonly LegalBasis[]
}

function needs(rule: Omit<Need, 'during' | 'basis'>, phases: readonly Phase[]): readonly Need[] {
  return phases.map((phase) => ({ ...rule, ...phase }))
}

/**
 * Before 2020-11-29 the material gives only the old numbers of the penalty articles: 57 certification without approval,
 * 60(4) persons who are not registered, 64 certification without designation. They are cited for that time.
 */
const APPROVAL = needs(
  { role: 'approval', holder: 'issuer', family: 'approval', kinds: ['cb-approval'], day: 'decision', covers: 'items' },
  [
    { during: { from: REGULATIONS, until: BODIES }, basis: article('regulations', '57') },
    {
      during: { from: BODIES, until: RENUMBERED },
      basis: [...article('bodies', '7'), ...article('regulations', '57')],
    },
    { during: { from: RENUMBERED }, basis: [...article('regulations', '9'), ...article('bodies', '7')] },
  ],
)

/** Only an accredited body is designated; article 9 of the designation rule is read in the text of 2022. */
const ACCREDITATION = needs(
  {
    role: 'accreditation',
    holder: 'issuer',
    family: 'accreditation',
    kinds: ['cb-accreditation'],
    day: 'decision',
    covers: 'scheme',
  },
  [
    { during: { from: DESIGNATION, until: RENUMBERED }, basis: article('designation', '9') },
    { during: { from: RENUMBERED }, basis: [...article('designation', '9'), ...article('regulations', '31')] },
  ],
)

const DESIGNATION_OF_BODY = needs(
  {
    role: 'designation',
    holder: 'issuer',
    family: 'designation',
    kinds: ['ccc-designation'],
    day: 'decision',
    covers: 'items',
  },
  [
    { during: { from: REGULATIONS, until: RENUMBERED }, basis: article('regulations', '64') },
    { during: { from: RENUMBERED }, basis: article('regulations', '31') },
  ],
)

/** Bodies and laboratories are designated apart, even within one legal person (art. 8 of the designation rule). */
const LABORATORY = needs(
  {
    role: 'laboratory',
    holder: 'laboratory',
    family: 'designation',
    kinds: ['ccc-lab-designation'],
    day: 'test',
    covers: 'items',
  },
  [
    { during: { from: DESIGNATION, until: RENUMBERED }, basis: article('designation', '8') },
    { during: { from: RENUMBERED }, basis: [...article('regulations', '31'), ...article('designation', '8')] },
  ],
)

const INSPECTOR = needs(
  {
    role: 'auditor',
    holder: 'auditor',
    family: 'registration',
    kinds: ['inspector'],
    day: 'audit',
    covers: 'nothing',
  },
  [
    { during: { from: COMPULSORY, until: RENUMBERED }, basis: article('compulsory', '15') },
    { during: { from: RENUMBERED }, basis: [...article('compulsory', '15'), ...article('regulations', '38')] },
  ],
)

/**
 * That review and decision are done by others than those who inspected is asked for by the standard for bodies, and
 * recalled: no article of the material says it. The articles cited are those on persons who are not registered.
 */
const PERSONS: readonly Phase[] = [
  { during: { from: REGULATIONS, until: RENUMBERED }, basis: article('regulations', '60(4)') },
  { during: { from: RENUMBERED }, basis: article('regulations', '59(4)') },
]

const REVIEWER = needs(
  {
    role: 'reviewer',
    holder: 'reviewer',
    family: 'registration',
    day: 'decision',
    covers: 'nothing',
    apartFrom: ['auditor'],
  },
  PERSONS,
)

const DECIDER = needs(
  {
    role: 'decider',
    holder: 'decider',
    family: 'registration',
    day: 'decision',
    covers: 'nothing',
    apartFrom: ['auditor'],
  },
  PERSONS,
)

/** What a certificate of compulsory product certification rests on, by the day. */
export const CCC_NEEDS: readonly Need[] = [
  ...APPROVAL,
  ...ACCREDITATION,
  ...DESIGNATION_OF_BODY,
  ...LABORATORY,
  ...INSPECTOR,
  ...REVIEWER,
  ...DECIDER,
]
