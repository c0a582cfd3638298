import { once } from 'node:events'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const INTERRUPTED = 130

export interface Ending {
  /** Fulfilled when somebody asks the program to end. */
  readonly asked: Promise<void>
  forget(): void
}

/** One Ctrl-C arrives several times: from the terminal, and again from npm and from the program that started this one. */
const SAME_WISH_MS = 1500

/**
 * Ctrl-C, a service manager, or a closed terminal. The first is answered by finishing; whoever asks a second time does not
 * want to wait: then the process ends at once, and its exit handlers still stop PostgreSQL.
 */
export function waitForEnd(tell: () => void): Ending {
  const controller = new AbortController()
  let asked = 0
  function hear(): void {
    if (controller.signal.aborted) {
      if (performance.now() - asked > SAME_WISH_MS) process.exit(INTERRUPTED)
      return
    }
    asked = performance.now()
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
