/** What parameters of doors mean, by their name, where the door's own schema does not say it. */
export const PARAMETER_WORDS: Readonly<
  Record<string, { readonly text: string; readonly example: string | readonly string[] }>
> = {
  on: { text: 'The day the question is about; today when absent.', example: '2026-11-20' },
  known: { text: 'Only what was recorded up to this day counts; everything when absent.', example: '2026-11-20' },
  q: {
    text: 'What is looked for: a number or its beginning, an identifier, the beginning of a name.',
    example: '示例',
  },
  status: { text: 'Only what has this status on the day.', example: 'valid' },
  scheme: { text: 'Only this scheme, or this item of one.', example: 'ccc/07' },
  region: { text: 'Only this division of the country, by its code.', example: '440000' },
  issuer: { text: 'Only what this body issued, by its approval number.', example: 'CNCA-R-2002-001' },
  holder: { text: 'Only what this organisation holds, by an identifier.', example: '91100000TE5T000089' },
  validOn: { text: 'Only what was valid on this day.', example: '2026-11-20' },
  sort: { text: 'The order of the list.', example: 'newest' },
  cursor: { text: 'Where to go on: the `next` of the answer before.', example: ['MjAyNi0xMS0yMHwxMg', '1024'] },
  limit: { text: 'How many at most.', example: '20' },
  id: { text: 'The id that the register gave.', example: ['1024', '0b4t9m2k7q1x5z8c3v6n'] },
  number: { text: 'A number as it is printed.', example: '2024900701000001' },
  kind: { text: 'Only what is of this kind.', example: 'certificate' },
  state: { text: 'Only what stands so on the day.', example: 'mandatory' },
  key: { text: 'The key that was shown once when the matter was opened.', example: 'c2VjcmV0LWtleS1vZi1hLW1hdHRlcg' },
  format: { text: 'In which format to answer.', example: 'csv' },
  lang: { text: 'The language of messages.', example: 'en' },
  dryRun: { text: '`true`: check everything and change nothing.', example: 'true' },
  identifier: {
    text: 'An identifier, or `scheme:value` where two schemes have the value.',
    example: '91100000TE5T000089',
  },
  month: { text: 'The month, YYYY-MM.', example: '2026-11' },
  from: { text: 'The first of two days.', example: '2020-09-24' },
  to: { text: 'The second of two days.', example: '2023-09-24' },
  before: { text: 'Only what is older than this id.', example: '1024' },
  code: { text: 'A code of the country pack.', example: 'ccc' },
  article: { text: 'The number of an article.', example: '22' },
  level: { text: 'The level of a legal text.', example: 'law' },
}
