import type { bodyZh } from './body-zh-cn.ts'
import type { Same } from './same.ts'

export const bodyEn: Same<typeof bodyZh> = {
  title: 'Certification body {name}',
  number: 'Approval number: {number}',
  lead: 'What this body holds according to the register on {on}.',
  stopped: 'On {on} this body is under an order to stop business',
  stoppedText:
    'An order to stop business is not a withdrawal of the approval. Certificates issued while it lasts are not rightly issued.',
  noApproval: 'On {on} this body holds no valid approval',
  noApprovalText:
    'Certificates issued without a valid approval are not rightly issued. Those issued before are judged by their own day of issue.',
  good: 'On {on} the approval of this body is valid',
  goodText:
    'The approval reaches as far as the scope below. Whether a certificate was rightly issued is judged by the scope on its day of issue.',
  scope: 'Scope',
  except: 'except: {items}',
  noScope: 'no limits of scope on record',
  issuer: 'granted by {issuer}',
  numberOf: 'number {number}',
  validity: 'validity: {period}',
  status: 'Status: {status} (since {since})',
  none: 'On {on} the register holds nothing for this body.',
  missingTitle: 'This certification body was not found',
  missingText: 'The register does not hold the approval number {number}, or not yet on the day you chose.',
  certificates: 'To look up a certificate of this body, use the number of the certificate.',
  numbers: 'Certificates issued',
  numbersLead: 'On {on} the register holds certificates issued by this body, whatever their status: {count}.',
  noNumbers: 'On {on} the register holds no certificate issued by this body.',
  decisions: 'Published decisions',
  decisionsHelp:
    'Limits, restorations and endings decided by the authority or by whoever granted it, latest first, with their legal basis.',
  noDecisions: 'No limit, stop or ending is on record.',
  freshness: 'How promptly bodies report',
  reporting:
    '{acts} things reported within a year, last on {last}. Half of them within {median} days of happening, nine of ten within {ninetieth} days.',
  notReporting: 'Nothing was reported within a year.',
}
