/**
 * Collects the keys that are asked for within one turn of the event loop into one question to the database: thirty-two
 * callers cost one round trip and one plan, not thirty-two. Answers stand for the moment of the question, never longer.
 */
export function batched<Answer>(
  load: (keys: readonly string[]) => Promise<(key: string) => Answer>,
  most = 500,
): (key: string) => Promise<Answer> {
  let waiting: Waiting<Answer>[] = []
  async function ask(asked: readonly Waiting<Answer>[]): Promise<void> {
    try {
      const answer = await load([...new Set(asked.map((one) => one.key))])
      for (const one of asked) one.resolve(answer(one.key))
    } catch (error) {
      for (const one of asked) one.reject(error)
    }
  }
  function flush(): void {
    const asked = waiting
    waiting = []
    for (let from = 0; from < asked.length; from += most) void ask(asked.slice(from, from + most))
  }
  return async (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({ key, resolve, reject })
    })
}

interface Waiting<Answer> {
  readonly key: string
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}
