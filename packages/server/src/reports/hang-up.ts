import type { IncomingMessage } from 'node:http'

const HANG_UP_MS = 2000

/**
 * A refused sender may go on sending. It gets the time to read the answer, what it sends is thrown away meanwhile, and then
 * the connection is cut: cut at once, it would often lose the answer.
 */
export function hangUpLater(incoming: IncomingMessage): void {
  if (incoming.complete) return
  setTimeout(() => {
    if (!incoming.complete) incoming.destroy()
  }, HANG_UP_MS).unref()
}
