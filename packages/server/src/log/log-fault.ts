import type { Refusal } from '@zhengheng/verify'

/** Why nothing more is appended. Each means that somebody must look: continuing would sign a second history. */
export type LogFaultCode = 'database-behind' | 'log-behind' | 'log-forked' | 'log-damaged' | 'log-foreign'

export class LogFault extends Error {
  readonly code: LogFaultCode

  constructor(code: LogFaultCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'LogFault'
    this.code = code
  }
}

const FOREIGN = new Set(['checkpoint-other-origin', 'note-unknown-key'])

/** What an unreadable log means to its operator. */
export function faultOfRefusal(refusal: Refusal): LogFault {
  return FOREIGN.has(refusal.code)
    ? new LogFault(
        'log-foreign',
        `The checkpoint in the folder of the log was not signed by this log (${refusal.message}). ` +
          'Was the folder, the key or PUBLIC_URL of another installation put here? Put the right one back.',
        { cause: refusal },
      )
    : new LogFault(
        'log-damaged',
        `The files of the log do not hold together (${refusal.message}). Put them back from a copy; ` +
          '`zhengheng log audit` names the first file that is wrong.',
        { cause: refusal },
      )
}
