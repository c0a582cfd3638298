import { once } from 'node:events'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const INTERRUPTED = 130

export interface Ending {
  /** Fulfilled when somebody asks the program to end. */
  readonly asked: Promise<void>
  forget(): void
}

/**
 * Ctrl-C, a service manager, or a closed terminal. The first is answered by finishing; whoever asks a second time does not
 * want to wait: then the process ends at once, and its exit handlers still stop PostgreSQL.
 */
export function waitForEnd(tell: () => void): Ending {
  const controller = new AbortController()
  function hear(): void {
    if (controller.signal.aborted) process.exit(INTERRUPTED)
    tell()
    controller.abort()
  }
  for (const name of SIGNALS) process.on(name, hear)
  return {
    asked: once(controller.signal, 'abort').then(() => undefined),
    forget() {
      for (const name of SIGNALS) process.removeListener(name, hear)
    },
  }
}
