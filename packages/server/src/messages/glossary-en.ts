import type { glossaryZh } from './glossary-zh-cn.ts'
import type { Same } from './same.ts'

export const glossaryEn: Same<typeof glossaryZh> = {
  title: 'Glossary',
  lead: 'Chinese and English words of the register, clauses of standards, statutes, and how far they were checked.',
  search: 'Find a word (Chinese or English)',
  button: 'Find',
  topicsLabel: 'By group',
  topics: {
    apart: 'Words that are kept apart',
    parties: 'Bodies, persons and objects',
    certification: 'Schemes and steps of certification',
    certificates: 'Certificates and their changes',
    procedure: 'Administrative procedure and supervision',
    pages: 'Words of the pages',
  },
  apartLead:
    'Withdrawal and cancellation are two different acts; approval, accreditation and designation are three. None ever stands for another.',
  found: '“{query}”: words found: {count}',
  noneTitle: 'Nothing found for “{query}”',
  none: 'The glossary has no such word. Try another one, or look by group.',
  noTopic: 'There is no such group. Choose one above.',
  clause: 'Clause: {reference}',
  statute: 'Statute: ',
  recalled: 'translation and clause not checked against the text',
  checked: 'checked',
}
