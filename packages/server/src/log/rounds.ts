export interface Rounds {
  /** Begins a round now, or right after the one under way. */
  readonly wake: () => void
  /** Resolves when a round that began after the call has ended. */
  readonly settle: () => Promise<void>
  /** Resolves when the round under way has ended; none begins afterwards. */
  readonly stop: () => Promise<void>
}

/** Runs `work` at once, then whenever woken and `intervalMs` after each end; never twice at a time. `work` must not reject. */
export function startRounds(work: () => Promise<void>, intervalMs: number): Rounds {
  let stopped = false
  let again = false
  let running: Promise<void> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  function wake(): void {
    if (stopped) return
    clearTimeout(timer)
    if (running === undefined) running = run()
    else again = true
  }

  async function run(): Promise<void> {
    again = false
    await work()
    running = undefined
    if (stopped) return
    if (again) wake()
    else timer = setTimeout(wake, intervalMs)
  }

  wake()
  return {
    wake,
    async settle() {
      await running
      wake()
      await running
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
