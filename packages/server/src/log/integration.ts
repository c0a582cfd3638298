import { compareOnce, integrateOnce, type RoundOptions } from './integrate.ts'
import { LogFault, type LogFaultCode } from './log-fault.ts'
import { startRounds } from './rounds.ts'

/** Leaves compared with the acts of the database before the first act is recorded; later rounds compare the last one. */
const COMPARED_AT_START = 256
const INTERVAL_MS = 1000

export interface LogState {
  /** `unchecked` before the first round, `log-error` while rounds fail for a passing reason (database away, disk full). */
  readonly code: 'ok' | 'unchecked' | 'log-error' | LogFaultCode
  readonly message: string
  readonly size: number
  /** No act that is not yet in the log is older than this. */
  readonly lagSeconds: number
  /** Whether acts may be recorded: what could not be logged must not be acknowledged. */
  readonly open: boolean
}

export interface IntegrationOptions extends RoundOptions {
  /** Runs while no other process integrates; undefined when another one holds the lock. */
  readonly withLock: <T>(work: () => Promise<T>) => Promise<T | undefined>
  readonly intervalMs?: number
  readonly onFailure?: (error: unknown) => void
}

export interface Integration {
  readonly state: () => LogState
  /** Something was recorded: integrate now rather than at the next tick. */
  readonly notify: () => void
  /** Resolves when a round that began after the call has ended. */
  readonly settle: () => Promise<LogState>
  readonly stop: () => Promise<void>
  /** Resolves once log and database were compared for the first time, or could not be. */
  readonly compared: Promise<void>
}

/** Keeps the log within a second of the acts, in one process at a time. */
export function startIntegration(options: IntegrationOptions): Integration {
  const { log, now = () => new Date(), intervalMs = INTERVAL_MS } = options
  let judged: Pick<LogState, 'code' | 'message'> = { code: 'unchecked', message: 'The log was not yet compared.' }
  /** Until the last leaves were found the same, and again after every fault: one good leaf does not mend a bad one. */
  let verified = false
  let drained = now()

  const awaited: (() => void)[] = []
  const compared = new Promise<void>((resolve) => {
    awaited.push(resolve)
  })

  async function work(): Promise<void> {
    const began = now()
    try {
      if (!verified) {
        await compareOnce(options, COMPARED_AT_START)
        verified = true
        judged = { code: 'ok', message: '' }
        awaited.pop()?.()
      }
      const done = await options.withLock(async () => {
        await integrateOnce(options)
        return true
      })
      // While another process holds the lock it does the work; this one still has to know whether it may record acts.
      const waiting = done === true ? 0 : (await compareOnce(options, 1)).fresh.length
      if (waiting === 0) drained = began
      judged = { code: 'ok', message: '' }
    } catch (error) {
      if (error instanceof LogFault) verified = false
      // A passing failure before the first comparison says nothing about the log.
      const unknown = !verified && !(error instanceof LogFault)
      judged = {
        code: unknown ? 'unchecked' : codeOf(error),
        message: error instanceof Error ? error.message : String(error),
      }
      options.onFailure?.(error)
      awaited.pop()?.()
    }
  }

  function state(): LogState {
    const late = now().getTime() - drained.getTime()
    const open = judged.code === 'ok' || judged.code === 'log-error'
    return { ...judged, size: log.size, lagSeconds: late > 2 * intervalMs ? late / 1000 : 0, open }
  }

  const rounds = startRounds(work, intervalMs)
  return {
    state,
    notify: rounds.wake,
    async settle() {
      await rounds.settle()
      return state()
    },
    stop: rounds.stop,
    compared,
  }
}

function codeOf(error: unknown): LogState['code'] {
  return error instanceof LogFault ? error.code : 'log-error'
}
