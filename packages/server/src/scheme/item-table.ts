import type { ItemView, SchemeHead } from '@zhengheng/core'

const BOM = '\uFEFF'

/** A list of items as CSV (RFC 4180, UTF-8 with byte order mark): what JSON says, in flat columns. */
export function itemTable(items: readonly ItemView[], on: string): string {
  const header = [
    'code',
    'name',
    'name_en',
    'on',
    'membership',
    'accepted_from',
    'mandatory_from',
    'until',
    'edition',
    'category',
    'kind',
    'procedures',
    'rule',
    'standards',
    'evidence',
    'source',
  ]
  return table(
    header,
    items.map((item) => itemRow(item, on)),
  )
}

function itemRow(item: ItemView, on: string): readonly string[] {
  const { category, edition = '', kind = '' } = item.listed ?? {}
  const procedures = item.procedures.map(({ code, only }) => (only ? `${code} (${only.en})` : code))
  return [
    item.code,
    item.name.zh,
    item.name.en,
    on,
    item.membership,
    ...days(item, on),
    edition,
    category === undefined ? '' : String(category.number),
    kind,
    procedures.join('; '),
    item.rule?.value ?? '',
    item.standards.join('; '),
    item.evidence,
    item.source,
  ]
}

/** Accepted from, mandatory from, until: of the period that the day lies in or follows. */
function days({ during }: ItemView, on: string): readonly string[] {
  const period = during.findLast((known) => known.from <= on) ?? during[0]
  if (!period) return ['', '', '']
  return [period.atEarliest ? '' : period.from, period.mandatoryFrom ?? '', period.until ?? '']
}

export function schemeTable(schemes: readonly SchemeHead[], on: string): string {
  return table(
    ['code', 'name', 'name_en', 'on', 'category', 'field', 'kinds', 'items', 'evidence', 'source'],
    schemes.map(({ code, name, category, field, count, evidence, source }) => [
      code,
      name.zh,
      name.en,
      on,
      category,
      field?.code ?? '',
      String(count.kinds),
      String(count.items),
      evidence,
      source,
    ]),
  )
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${BOM}${[header, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** Spreadsheets compute cells that begin so; an apostrophe makes them text (CSV injection). */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
