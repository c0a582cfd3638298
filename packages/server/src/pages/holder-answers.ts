import { Problem, type Fault } from '@zhengheng/core'
import { getLaboratory } from '../approval/laboratory.ts'
import { getPerson } from '../approval/person.ts'
import { readAsOf } from '../as-of.ts'
import { getOrganisation } from '../party/organisation.ts'
import type { AsOfShown } from './as-of-control.ts'
import { laboratoryMissingPage, laboratoryPage } from './laboratory.ts'
import { ambiguousPage, organisationMissingPage, organisationPage } from './organisation.ts'
import { personMissingPage, personPage } from './person.ts'
import { numberIn, type PageAnswer, type Visit } from './visit.ts'

/** Fewer than the door gives: the page stays within its weight. */
const PAGE = 20

export async function answerOrganisation(visit: Visit): Promise<PageAnswer> {
  const { services, request, page } = visit
  const identifier = numberIn(request)
  const asOf = readAsOf(services, page.query)
  const { status, scheme, cursor } = page.query
  const paging = { status, scheme, cursor: cursorOf(cursor), limit: PAGE }
  return answer(
    async () => organisationPage(await getOrganisation(services, identifier, asOf, paging), page),
    () => organisationMissingPage(identifier, page, shown(asOf)),
    (fault) => ambiguousPage(fault, page),
  )
}

export async function answerPerson({ services, request, page }: Visit): Promise<PageAnswer> {
  const number = numberIn(request)
  const asOf = readAsOf(services, page.query)
  return answer(
    async () => personPage(await getPerson(services, number, asOf), page),
    () => personMissingPage(number, page, shown(asOf)),
  )
}

export async function answerLaboratory({ services, request, page }: Visit): Promise<PageAnswer> {
  const number = numberIn(request)
  const asOf = readAsOf(services, page.query)
  return answer(
    async () => laboratoryPage(await getLaboratory(services, number, asOf), page),
    () => laboratoryMissingPage(number, page, shown(asOf)),
  )
}

async function answer(
  draw: () => Promise<string>,
  missing: () => string,
  ambiguous?: (fault: Fault) => string,
): Promise<PageAnswer> {
  try {
    return { status: 200, html: await draw() }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    if (error.code === 'not-found') return { status: 404, html: missing() }
    const fault = error.errors.find((one) => one.code === 'ambiguous')
    if (!fault || !ambiguous) throw error
    return { status: 300, html: ambiguous(fault) }
  }
}

function shown(asOf: { readonly on: string; readonly known: string | undefined }): AsOfShown {
  return { on: asOf.on, known: asOf.known ?? null }
}

/** A cursor that is none starts at the beginning. */
function cursorOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
