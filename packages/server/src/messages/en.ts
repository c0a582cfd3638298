import { bodyEn } from './body-en.ts'
import { certificateEn } from './certificate-en.ts'
import { codesEn } from './codes-en.ts'
import { packEn } from './pack-en.ts'
import { searchEn } from './search-en.ts'
import type { Same } from './same.ts'
import { declarationEn } from './declaration-en.ts'
import { feedEn } from './feed-en.ts'
import { glossaryEn } from './glossary-en.ts'
import { helpEn } from './help-en.ts'
import { lawEn } from './law-en.ts'
import { openDataEn } from './open-data-en.ts'
import { organisationEn } from './organisation-en.ts'
import { personEn } from './person-en.ts'
import { routeEn } from './route-en.ts'
import { schemeEn } from './scheme-en.ts'
import { ticketEn } from './ticket-en.ts'
import type { zhCN } from './zh-CN.ts'

export const en: Same<typeof zhCN> = {
  ...codesEn,
  certificate: certificateEn,
  declaration: declarationEn,
  body: bodyEn,
  organisation: organisationEn,
  person: personEn,
  feed: feedEn,
  openData: openDataEn,
  ticket: ticketEn,
  pack: packEn,
  scheme: schemeEn,
  route: routeEn,
  site: {
    name: 'Public register of certificates',
    language: 'Language',
    otherLanguage: '中文',
    largeText: 'Large text',
    normalText: 'Normal text',
    skip: 'Skip to the content',
    home: 'Home',
    disclaimer: 'This page says what is on record. It is no guarantee of the quality of a product.',
    domain: 'Addresses of this site begin with {origin}. A page at another address is not this site.',
    readResults: 'How to read the results',
    verifyFile: 'Verify a file offline',
    openData: 'Open data interface',
    footer: 'About this site',
    sentences: '{first} {second}',
    list: ', ',
    or: ' or ',
    colon: '{label}: {value}',
    more: 'And {count} more; everything is in the data interface.',
  },
  search: searchEn,
  home: {
    title: 'Is this certificate genuine?',
    lead: 'Enter the number and read two answers: does it hold today, and was it rightly issued. No account, nothing to install.',
    answersTitle: 'How to read the results',
    answers: {
      good: 'Holds',
      goodText: 'It is in the register and every link behind it was checked and holds.',
      bad: 'Does not hold',
      badText:
        'It is in the register but no longer in force, or one link does not meet the requirements. The page says which link and which day.',
      unknown: 'Incomplete',
      unknownText:
        'It is in the register, but the body did not report everything, so some links cannot be checked. That is not a breach in itself.',
    },
    twoQuestions:
      '“Does it hold” and “was it rightly issued” are two questions. A withdrawn certificate may have been rightly issued. A certificate that is shown as valid may not have been.',
    notFound:
      'Not found does not have to mean fake: the number may be mistyped, or the body may not have reported it yet.',
    verifyTitle: 'Do you have a file?',
    verifyText: 'The signature and the public log of a certificate extract can be checked without a network.',
    moreTitle: 'You can also',
    examples: 'Examples (demonstration data)',
    accessTitle: 'Accessibility',
    accessText:
      'This site needs no scripts. It works with a keyboard alone, with screen readers, at 400 % zoom, and in large text.',
  },
  asOf: {
    title: 'See another day',
    on: 'What held on this day',
    onHint: 'What had taken effect by this day',
    known: 'As the register knew it on this day (optional)',
    knownHint: 'Counts only what was recorded up to this day',
    button: 'Show',
    notice: 'This is what held on {on}, not today.',
    noticeKnown: 'This is what held on {on}, counting only what the register knew by {known}.',
    today: 'Show today',
    help: 'The day on which something happens and the day on which it is recorded may differ. When a body reports late, the two days give different answers.',
  },
  history: {
    title: 'History',
    caption: 'What happened, latest first',
    act: 'What',
    effective: 'In effect from',
    recorded: 'Recorded on',
    reason: 'Reason and legal basis',
    late: 'recorded {days} days later',
    none: 'Nothing on record',
  },
  law: lawEn,
  glossary: glossaryEn,
  help: helpEn,
  missing: {
    title: 'This certificate was not found',
    sentence: 'The register does not hold the number {number}. That does not have to mean it is a fake.',
    malformedTitle: 'This is not how a number is written',
    malformed: '“{number}” does not look like a certificate number. Check it and enter it again.',
    reasons: 'Possible reasons',
    typed: 'The number is mistyped: compare it with the certificate character by character.',
    similar: 'A number is very similar: did you mean',
    notReported: 'The body has not reported it yet: look again in a few days if it was just issued.',
    foreign: 'It was not issued by a body that this register covers.',
    notPublic: 'Certificates that are not public are not shown here.',
    next: 'What you can do now',
    askIssuer: 'Ask the holder for the name and number of the certification body, and ask that body.',
    again: 'Search again',
    report: 'Do you think it is forged? Report it',
  },
  error: {
    unknownTitle: 'There is no such page',
    unknownText: 'The address may be mistyped, or the page has moved.',
    rightTitle: 'No right to view',
    rightText: 'This page is open to those concerned only. To see it, ask the administrator of your organisation.',
    busyTitle: 'The register cannot be reached at the moment',
    busyText: 'Nothing was lost. Please try again in a moment.',
    failedTitle: 'Something went wrong',
    failedText: 'The fault is ours, not yours. Please try again in a moment.',
    manyTitle: 'Too many requests',
    manyText: 'Please try again in a minute.',
    originTitle: 'This form was not sent from this site',
    originText: 'Nothing was stored. Open the form on this site and send it again.',
    dayTitle: 'There is no such day',
    dayText: 'Write days like 2026-11-22, and check that the day exists.',
    trace: 'Reference of the fault: {trace}',
    back: 'Back to the search on the home page',
  },
}
