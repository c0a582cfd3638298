import { type Category, day, type Need, type Scheme } from '@zhengheng/core'
import { article } from '../law/article.ts'

const REGULATIONS = day('2003-11-01')
const BODIES = day('2018-01-01')
const RENUMBERED = day('2020-11-29')

/** A body is approved for fields; within them it may develop items of its own, which it files. */
function approval(field: string): readonly Need[] {
  const rule = {
    role: 'approval',
    holder: 'issuer',
    family: 'approval',
    kinds: ['cb-approval'],
    day: 'decision',
    covers: 'field',
    field,
  } as const
  return [
    { ...rule, during: { from: REGULATIONS, until: BODIES }, basis: article('regulations', '57') },
    {
      ...rule,
      during: { from: BODIES, until: RENUMBERED },
      basis: [...article('bodies', '7'), ...article('regulations', '57')],
    },
    { ...rule, during: { from: RENUMBERED }, basis: [...article('regulations', '9'), ...article('bodies', '7')] },
  ]
}

/**
 * Who shows the mark of accreditation must be accredited for the scheme: only what the one accreditation body of the country
 * granted is in the register, so that other marks are not asked about. Code 01 is its mark in the tables of reports.
 */
const CLAIMED: readonly Need[] = [
  {
    role: 'accreditation',
    holder: 'issuer',
    family: 'accreditation',
    kinds: ['cb-accreditation'],
    day: 'decision',
    covers: 'scheme',
    marks: ['01'],
    during: { from: RENUMBERED },
    basis: article('regulations', '36'),
  },
]

function persons(category: Category): readonly Need[] {
  const rules: readonly Omit<Need, 'during' | 'basis'>[] = [
    {
      role: 'auditor',
      holder: 'auditor',
      family: 'registration',
      // For products and services the material does not say which registration is meant.
      ...(category === 'management-system' && { kinds: ['auditor'] }),
      day: 'audit',
      covers: 'nothing',
    },
    {
      role: 'reviewer',
      holder: 'reviewer',
      family: 'registration',
      day: 'decision',
      covers: 'nothing',
      apartFrom: ['auditor'],
    },
    {
      role: 'decider',
      holder: 'decider',
      family: 'registration',
      day: 'decision',
      covers: 'nothing',
      apartFrom: ['auditor'],
    },
  ]
  return rules.flatMap((rule): readonly Need[] => [
    { ...rule, during: { from: REGULATIONS, until: RENUMBERED }, basis: article('regulations', '60(4)') },
    { ...rule, during: { from: RENUMBERED }, basis: article('regulations', '38', '59(4)') },
  ])
}

/**
 * What a voluntary certificate rests on: approval for the field, and registered persons. Accreditation is voluntary
 * here: that a scheme asks for it is on file for none, and it is judged where a certificate shows its mark.
 */
export function voluntaryNeeds(scheme: Scheme): readonly Need[] {
  return scheme.field === undefined ? [] : [...approval(scheme.field), ...CLAIMED, ...persons(scheme.category)]
}
