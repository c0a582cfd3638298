import type { Pack } from '../pack/model.ts'
import { schemeOf } from '../codes/code.ts'
import { hasDeclarations, isActOf, schemeNamed, wordKey } from './report-pack.ts'
import { note, type Reading } from './report-reading.ts'
import { REPORT_ACTS, type ReportAct } from './report.ts'

/** Words of a row that stand for something of the format or of the pack. */
export function readMeanings(reading: Reading, pack: Pack): void {
  readRecord(reading)
  readScheme(reading, pack)
  checkDeclaration(reading, pack)
  readAct(reading)
  readItems(reading)
  readHolderId(reading)
  readRelation(reading)
  readProcedure(reading)
  readPersonKind(reading, pack)
}

/** A row that does not say what it is about is about a certificate. */
function readRecord(reading: Reading): void {
  const { values, words } = reading
  const text = values.record
  if (text === undefined) {
    values.record = 'certificate'
    return
  }
  const record = words.records.get(wordKey(text))
  if (record === undefined) {
    note(reading, 'record', 'unknown-record')
    delete values.record
  } else values.record = record
}

/** The scheme that the row names; else the one that its items belong to; else the one that the pack takes for granted. */
function readScheme(reading: Reading, pack: Pack): void {
  const { values, words } = reading
  if (values.scheme === undefined) {
    const named = wordKey(schemeOf(values.item?.[0] ?? ''))
    values.scheme = words.schemes.get(named) ?? pack.reports.scheme
    return
  }
  const scheme = schemeNamed(words, values.scheme)
  if (scheme === undefined) {
    note(reading, 'scheme', 'unknown-scheme')
    delete values.scheme
  } else values.scheme = scheme
}

/** A declaration of a scheme that knows none is no declaration. */
function checkDeclaration(reading: Reading, pack: Pack): void {
  const { record, scheme } = reading.values
  if (record !== 'declaration' || scheme === undefined || hasDeclarations(pack, scheme)) return
  note(reading, reading.cells['scheme'] ? 'scheme' : 'record', 'no-declarations')
}

function readAct(reading: Reading): void {
  const { values, words } = reading
  if (values.act === undefined) return
  const act = words.acts.get(wordKey(values.act))
  const { record } = values
  if (!isReportable(act)) note(reading, 'act', act === undefined ? 'unknown-act' : 'act-not-reportable')
  else if (record !== undefined && record !== 'audit' && record !== 'audit-plan' && !isActOf(record, act)) {
    note(reading, 'act', 'act-not-of-record', { record })
  }
  if (isReportable(act)) values.act = act
  else delete values.act
}

function isReportable(act: string | undefined): act is ReportAct {
  return REPORT_ACTS.some((one) => one === act)
}

/** Items of one scheme; a row that names several is refused when one of them is unknown. */
function readItems(reading: Reading): void {
  const { values, words } = reading
  const texts = values.item ?? []
  if (texts.length === 0) return
  const { scheme } = values
  if (scheme === undefined) {
    values.item = []
    return
  }
  const items = texts.map((text) => words.itemOf(scheme, text))
  const unknown = texts.find((_text, index) => items[index] === undefined)
  if (unknown !== undefined) note(reading, 'item', 'unknown-item', texts.length > 1 ? { item: unknown } : undefined)
  values.item = [...new Set(items.filter((item) => item !== undefined))]
}

function readHolderId(reading: Reading): void {
  const { values, words } = reading
  const scheme = words.holderScheme
  if (!scheme) return
  for (const field of ['holderId', 'manufacturerId', 'factoryId'] as const) {
    const text = values[field]
    if (text === undefined) continue
    const value = scheme.normalise(text)
    values[field] = value
    const fault = scheme.fault(value)
    if (fault !== undefined) note(reading, field, 'identifier-fault', { scheme: scheme.code, fault })
  }
}

const RELATIONS: Readonly<Record<string, 'transferred' | 'replaced'>> = {
  transferred: 'transferred',
  transfer: 'transferred',
  replaced: 'replaced',
  replace: 'replaced',
}

/** The words of the acts name the relation, too; a predecessor without one was replaced. */
function readRelation(reading: Reading): void {
  const { values, words } = reading
  if (values.relation !== undefined) {
    const key = wordKey(values.relation)
    const relation = Object.hasOwn(RELATIONS, key) ? RELATIONS[key] : RELATIONS[words.acts.get(key) ?? '']
    if (relation) values.relation = relation
    else note(reading, 'relation', 'unknown-relation')
  } else if (values.predecessor !== undefined) values.relation = 'replaced'
}

/** Only a procedure that ends with a declaration can be the procedure of one. */
function readProcedure(reading: Reading): void {
  const { values, words } = reading
  if (values.procedure === undefined) return
  const code = words.procedures.get(wordKey(values.procedure))
  const scheme = words.scheme.get(values.scheme ?? '')
  if (code !== undefined && scheme?.procedures?.some((one) => one.code === code)) values.procedure = code
  else note(reading, 'procedure', 'unknown-procedure')
}

/** Kinds of registrations, by their codes and their names. */
function readPersonKind(reading: Reading, pack: Pack): void {
  const { values } = reading
  if (values.personKind === undefined) return
  const key = wordKey(values.personKind)
  const kind = pack.kinds.find(
    ({ code, family, name }) =>
      family === 'registration' && [code, name.zh, name.en].some((word) => wordKey(word) === key),
  )
  if (kind) values.personKind = kind.code
  else note(reading, 'personKind', 'unknown-person-kind')
}
