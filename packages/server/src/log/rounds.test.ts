import { describe, expect, it } from 'vitest'
import { startRounds } from './rounds.ts'

function counted(pause = 0): { work: () => Promise<void>; begun: () => number; most: () => number } {
  let [begun, now, most] = [0, 0, 0]
  return {
    async work() {
      begun += 1
      now += 1
      most = Math.max(most, now)
      await new Promise((resolve) => {
        setTimeout(resolve, pause)
      })
      now -= 1
    },
    begun: () => begun,
    most: () => most,
  }
}

describe('rounds', () => {
  it('begin at once, and again after each interval', async () => {
    const { work, begun } = counted()
    const rounds = startRounds(work, 5)
    expect(begun()).toBe(1)
    await expect.poll(begun).toBeGreaterThan(3)
    await rounds.stop()
  })

  it('never run twice at a time, and a wake during one is not lost', async () => {
    const { work, begun, most } = counted(10)
    const rounds = startRounds(work, 60_000)
    for (let n = 0; n < 5; n++) rounds.wake()
    await expect.poll(begun).toBe(2)
    await rounds.settle()
    expect([begun(), most()]).toEqual([3, 1])
    await rounds.stop()
  })

  it('settle when a round that began afterwards has ended', async () => {
    const { work, begun } = counted(5)
    const rounds = startRounds(work, 60_000)
    await rounds.settle()
    expect(begun()).toBe(2)
    await rounds.stop()
  })

  it('end with the one under way', async () => {
    const { work, begun } = counted(10)
    const rounds = startRounds(work, 1)
    await rounds.stop()
    const last = begun()
    rounds.wake()
    await new Promise((resolve) => {
      setTimeout(resolve, 20)
    })
    expect(begun()).toBe(last)
  })
})
