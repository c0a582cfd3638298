import type { personZh } from './person-zh-cn.ts'
import type { Same } from './same.ts'

export const personEn: Same<typeof personZh> = {
  title: 'Registered person {number}',
  name: 'Name: {name}',
  nameHidden: 'The name is not public.',
  why: 'To protect personal data, only what is needed to check a registration number is shown here; there is no search by name.',
  good: 'On {on} the registration with this number is valid',
  goodText:
    'The registration reaches as far as the scope below. Compare the first character of the name with the person who shows you the number.',
  bad: 'On {on} the registration with this number is not valid',
  badText: 'Audits and inspections done before are judged by the registration of their own day.',
  lead: 'These registrations are on record on {on}.',
  missingTitle: 'This registration number was not found',
  missingText:
    'The register does not hold the registration number {number}, or not yet on the day you chose. Compare it with the number on the card, digit by digit.',
  noNames: 'This register cannot be searched by the names of persons.',
  laboratory: {
    title: 'Laboratory {name}',
    number: 'Number: {number}',
    region: 'Region: {region}',
    lead: 'What this laboratory holds according to the register on {on}.',
    none: 'On {on} the register holds nothing for this laboratory.',
    good: 'On {on} the number {number} is valid',
    goodText:
      'It reaches as far as the scope below. Whether a test report is well founded is judged by the scope on the day of the test.',
    bad: 'On {on} the number {number} is not valid',
    badText: 'Reports given before are judged by the day of the test.',
    missingTitle: 'This laboratory was not found',
    missingText: 'The register does not hold the laboratory number {number}, or not yet on the day you chose.',
  },
}
