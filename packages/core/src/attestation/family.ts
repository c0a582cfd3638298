/**
 * Families are closed, because the law of acts differs between them; kinds within them are data of the pack.
 * Approval 批准, designation 指定, accreditation 认可 are three different acts (Regulations art. 9, 31, 36 in the pack
 * `cn`); some are acts of authority and not attestations in the strict sense of ISO/IEC 17000 7.3. One type serves all.
 */
export const FAMILIES = [
  'approval',
  'designation',
  'accreditation',
  'qualification',
  'registration',
  'certificate',
  'declaration',
  'recognition',
] as const
export type Family = (typeof FAMILIES)[number]

export const ACT_KINDS = [
  'issue',
  'extend',
  'reduce',
  'change',
  'renew',
  'transfer',
  'suspend',
  'restore',
  'stop',
  'resume',
  'withdraw',
  'cancel',
  'replace',
  'annul',
  'correct',
] as const
export type ActKind = (typeof ACT_KINDS)[number]

const GRANT = ['issue', 'extend', 'reduce', 'change', 'renew', 'withdraw', 'cancel', 'annul', 'correct'] as const
const PAUSE = ['suspend', 'restore'] as const
/** 停业整顿: an order to stop business. It is not a suspension of the approval: the approval stands, its use is barred. */
const STOP = ['stop', 'resume'] as const

/** What the law lets happen to each family. An act that is not listed does not exist for it. */
export const ACTS_OF: Readonly<Record<Family, readonly ActKind[]>> = {
  approval: [...GRANT, ...STOP],
  designation: [...GRANT, ...PAUSE, ...STOP],
  accreditation: [...GRANT, ...PAUSE],
  qualification: [...GRANT, ...PAUSE],
  registration: [...GRANT, ...PAUSE],
  certificate: [...GRANT, ...PAUSE, 'transfer', 'replace'],
  declaration: ['issue', 'change', 'withdraw', 'cancel', 'annul', 'correct'],
  recognition: [...GRANT, ...PAUSE],
}

/** After one of these nothing that is ordered later changes anything. `annul` is void from the start. */
export const TERMINAL = ['withdraw', 'cancel', 'replace', 'annul'] as const satisfies readonly ActKind[]
export type TerminalAct = (typeof TERMINAL)[number]
