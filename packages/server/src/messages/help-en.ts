import type { helpZh } from './help-zh-cn.ts'
import type { Same } from './same.ts'

export const helpEn: Same<typeof helpZh> = {
  title: 'Help',
  lead: 'How to look up a certificate, how to read the result, and what to do when nothing is found.',
  contents: 'On this page',
  verdictTitle: 'How to read the two verdicts',
  verdictLead: 'Every certificate has two verdicts. They answer two questions apart.',
  verdicts: {
    standing: 'Does it hold today: its state on the day you chose.',
    basis:
      'Was it rightly issued: whether the body, the laboratory and the persons were entitled, each link on its own day.',
    both: 'The two may differ. A withdrawn certificate may have been rightly issued; a certificate that is valid may not have been.',
    worse: 'The verdict at the top of the page is the worse of the two.',
    unknown: '“Incomplete” means that a link was not reported and cannot be checked. That is not a breach in itself.',
  },
  days: 'You may look at any day, and at what the register knew by any day. The address keeps the day you chose.',
  statusTitle: 'What each state means, and what to do',
  statusCaption: 'States, what they mean, what you can do',
  status: 'State',
  means: 'What it means',
  action: 'What you can do',
  statuses: {
    pending: ['Issued; its first day has not come.', 'Look again on that day.'],
    valid: ['In force on the day you chose.', 'Compare model, factory and holder with the product in your hand.'],
    suspended: [
      'Not in force for the time being; it may be restored.',
      'Products may not be sold as certified meanwhile; ask the holder for the reason and the term.',
    ],
    withdrawn: [
      'The body ended the certificate for cause. It does not come back.',
      'Do not take it for a certificate in force; ask the holder for another one where you need it.',
    ],
    cancelled: [
      'Ended without fault: the holder asked for it, it was not renewed, production stopped, or the product left the catalogue.',
      'Ask the holder whether there is a new certificate, or none is needed any more.',
    ],
    expired: ['Its validity is over.', 'Ask the holder for the renewed certificate.'],
    replaced: ['Another certificate took its place, perhaps with another number.', 'Follow the link to the new one.'],
    annulled: ['Void from the start: it held on no day.', 'Do not use it; if it caused you harm, report it.'],
  },
  evidenceTitle: 'What “not checked against the text” means',
  evidence:
    'Rules and articles of the register come from different material. What was read in the text is marked as checked; what is recalled from memory is always marked, and should be checked before you cite it. Where the register lacks something, the page says what, and what would fill the gap.',
  missingTitle: 'The kinds of “not found”',
  missing: {
    malformed:
      'Not a number: compare it with the certificate character by character; mind full-width characters and look-alikes.',
    typed: 'Mistyped: the page lists numbers that differ in one place, or in two places exchanged.',
    notReported: 'Not yet reported: a certificate that was just issued may wait for the next report of the body.',
    foreign: 'Not of this register: certificates of foreign bodies, or of bodies without approval, are not here.',
    notPublic: 'Not public: answered exactly like one that was never reported.',
    otherDay: 'A day too early: it was not yet issued, or not yet recorded, on the day you chose.',
  },
  missingAfter:
    'Not found does not have to mean fake. Ask the holder for the name of the body, and ask that body; if you think it is forged, report it.',
  offlineTitle: 'Checking without us',
  offline: [
    'Download the extract of a certificate under “Technical details” on its page.',
    'Open the page for offline checks once; the browser keeps it.',
    'Cut the network, put the file in, and read signature, log and basis one by one.',
    'The files of the public log may be checked as well: a register that changed its past is found out.',
  ],
  offlineLink: 'Open the page for offline checks',
  reportTitle: 'Something is wrong',
  report:
    'Choose “Report a problem” on the page of the certificate; no name is needed. Keep the key you get: it shows how far the matter is, by which day it must be looked into, and under which article.',
  lawTitle: 'What the results rest on',
  law: 'Every verdict names its article. Open it to see the version in force on the day, numbers that moved, and the rules that rest on it.',
  lawLink: 'Legal basis',
  glossaryLink: 'Glossary',
  accessLink: 'Accessibility statement',
  accessTitle: 'Accessibility statement',
  accessLead:
    'The public pages are made and checked against WCAG 2.2 level AA; the aim is level 3 of the national standard GB/T 37668-2019.',
  can: 'How you can use it',
  canList: [
    'No scripts are needed; any browser will do.',
    'Everything can be done with a keyboard alone; the focus is always visible.',
    'Screen readers read headings, tables, states and errors.',
    'States are told by word and shape; colour only repeats them.',
    'At 400 % zoom, or 320 pixels wide, nothing is lost and nothing scrolls sideways.',
    'Large text is one link at the top right, and every link keeps the choice.',
    'Dark display and printing work.',
    'There are no picture puzzles and no time limits.',
  ],
  checked: 'How it is checked',
  checkedList: [
    'The main pages are checked by a library of accessibility rules; any violation stops a release.',
    'Keyboard, semantics, reflow and contrast have tests.',
    'No outside body has assessed the site, and no systematic trial with disabled readers has been made.',
  ],
  cannot: 'Known shortcomings',
  cannotList: [
    'On English pages, firms and addresses without an English name are shown in Chinese.',
    'The page of the interface documentation needs scripts.',
    'The page for offline checks needs scripts, because the check runs in your own browser.',
  ],
  barrier: 'When something is in your way',
  barrierText:
    'Choose “Report a problem” on the page of a certificate and say which page, and what was in your way. No name is needed; you get a number and a time limit.',
}
