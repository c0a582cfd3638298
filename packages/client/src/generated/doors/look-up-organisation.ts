// Generated from the doors of the register by `npm run client`. Do not edit.
import type { Door } from '../../door.ts'
import type { OrganisationView } from '../shapes/organisation-view.ts'

export type LookUpOrganisationInput = {
  identifier: string
  on?: string
  known?: string
  status?: string
  scheme?: string
  cursor?: string
  limit?: string
}

export type LookUpOrganisationAnswer = OrganisationView

/** An organisation, its names, and its certificates and declarations as of a day. */
export const lookUpOrganisation: Door<LookUpOrganisationInput, LookUpOrganisationAnswer> = {
  name: 'lookUpOrganisation',
  method: 'GET',
  path: '/api/v1/organisations/{identifier}',
  inPath: ['identifier'],
  body: 'none',
  takesKey: false,
}
