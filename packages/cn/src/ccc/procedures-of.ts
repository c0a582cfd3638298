import { day, type Day, type Evidence, type ItemProcedure, type Period } from '@zhengheng/core'
import { sourceText, type Catalogue, type Edition, type Kind } from './data.ts'

/** From this day on kinds moved to self-declaration, and which of them by which announcement is not all on file. */
const UNSETTLED = '2018-06-15'

function kindIn(edition: Edition, code: string): Kind | undefined {
  return edition.categories.flatMap((category) => category.kinds).find((kind) => kind.codes.includes(code))
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a < b ? a : b
}

function cut(during: Period, until: Day | undefined): Period {
  const end = earlier(during.until, until)
  return end === undefined ? { from: during.from } : { from: during.from, until: end }
}

/** What each edition says of the code, from the day it joined to the day it left; neighbours that agree are one. */
function listed(code: string, during: Period, catalogue: Catalogue): readonly ItemProcedure[] {
  const found: ItemProcedure[] = []
  for (const edition of catalogue.versions) {
    const kind = kindIn(edition, code)
    if (!kind) continue
    const last = found.at(-1)
    const from = last ? day(edition.during.from) : during.from
    if (during.until !== undefined && from >= during.until) continue
    if (last?.procedure === kind.procedure) continue
    if (last)
      found[found.length - 1] = { ...last, until: from, evidence: last.from < UNSETTLED ? 'recalled' : last.evidence }
    const evidence: Evidence = kind.evidence
    found.push({ procedure: kind.procedure, ...cut({ from }, during.until), evidence, source: edition.announcement })
  }
  return found
}

/** The old procedure stands until the new one is the only one. */
function changed(code: string, before: readonly ItemProcedure[], catalogue: Catalogue): readonly ItemProcedure[] {
  const changes = catalogue.procedureChanges.filter((change) => change.codes.includes(code))
  return changes.reduce<readonly ItemProcedure[]>((found, change) => {
    const old = found.at(-1)
    if (!old || old.procedure === change.to) return found
    const closed = change.closed === undefined ? {} : { closedFrom: day(change.closed) }
    const source = sourceText(change.sources, catalogue)
    return [
      ...found.slice(0, -1),
      { ...old, ...cut(old, day(change.mandatory)), ...closed },
      { procedure: change.to, ...cut({ from: day(change.accepted) }, old.until), evidence: change.evidence, source },
    ]
  }, before)
}

/** Parts of the category in which the edition lists the code. */
function parts(code: string, during: Period, catalogue: Catalogue): readonly ItemProcedure[] {
  return catalogue.divided.flatMap((part) => {
    const edition = catalogue.versions.find((known) => known.version === part.version)
    const category = edition?.categories.find((known) => known.no === part.category)
    if (!category?.kinds.some((kind) => kind.codes.includes(code))) return []
    const { procedure, only, evidence } = part
    const period = cut({ from: day(part.from) }, during.until)
    return [{ procedure, only, ...period, evidence, source: sourceText(part.sources, catalogue) }]
  })
}

/** The procedures of a code while it belongs to the catalogue, oldest first, those of its parts last. */
export function proceduresOf(code: string, during: Period, catalogue: Catalogue): readonly ItemProcedure[] {
  return [...changed(code, listed(code, during, catalogue), catalogue), ...parts(code, during, catalogue)]
}
