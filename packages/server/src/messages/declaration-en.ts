import type { declarationZh } from './declaration-zh-cn.ts'
import type { Same } from './same.ts'

export const declarationEn: Same<typeof declarationZh> = {
  title: 'Self-declaration {number}',
  headline: {
    pending: 'The self-declaration is not yet in effect',
    valid: 'The self-declaration is valid',
    suspended: 'The self-declaration is suspended',
    withdrawn: 'The self-declaration has been withdrawn',
    cancelled: 'The self-declaration has been cancelled',
    expired: 'The self-declaration has expired',
    replaced: 'The self-declaration has been replaced',
    annulled: 'The self-declaration is void from the start',
  },
  headlineDoubt: {
    trusted: 'Recorded as valid, but this cannot be confirmed',
    incomplete: 'Valid, but the grounds of the self-declaration are incomplete',
    'not-trusted': 'Recorded as valid, but the self-declaration was not rightly made',
  },
  standing: {
    pending: 'On {on} this self-declaration was not yet in effect.',
    valid: 'On {on} this self-declaration is valid.',
    suspended: 'Suspended since {since}; until it is restored it does not count as valid.',
    withdrawn: 'Withdrawn since {since}; it is no longer valid.',
    cancelled:
      'Cancelled since {since}; it is no longer valid. A cancellation does not mean that anybody was at fault.',
    expired: 'Expired since {since}; it is no longer valid.',
    replaced: 'Replaced by a new self-declaration since {since}.',
    annulled: 'Declared void from the start; it never had effect.',
  },
  basis: {
    trusted:
      'Rightly made: everything on record that it rests on was checked for {issue}, the day it was made, and holds.',
    incomplete:
      'The grounds of the self-declaration are incomplete: something is not on record and cannot be checked. That is not a breach in itself.',
    'not-trusted':
      'Not rightly made: something did not meet the requirements on {issue}, the day it was made. That does not mean that the product is bad.',
  },
  nature:
    'In a self-declaration the maker answers for the product itself; no third party took a decision of certification.',
  check: { holder: 'The firm that shows you the declaration is the “Declared by” below, with the same code' },
  facts: {
    title: 'What the self-declaration says',
    number: 'Number of the declaration',
    holder: 'Declared by',
    standards: 'Standards it relies on',
    predecessor: 'Earlier certificate or declaration',
    replaced: 'replaces the earlier certificate or declaration',
  },
  path: {
    titleBad: 'Grounds at the time it was made',
    titleDoubt: 'The grounds of the self-declaration, link by link',
    leadGood:
      'From the declaration to the laboratory that tested, the authority and the article of law. Each link is checked for its own day.',
    leadBad:
      'This says only how things were when it was made; it does not change the result above: “{headline}”. Each link is checked for its own day.',
  },
}
