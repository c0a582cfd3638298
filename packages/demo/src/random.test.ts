import { describe, expect, it } from 'vitest'
import { between, pick, pickPlace, randomOf, runningSums } from './random.ts'

function draw(count: number, ...key: readonly [a: number, b?: number, c?: number]): readonly number[] {
  const random = randomOf(key[0], key[1], key[2])
  return Array.from({ length: count }, () => random())
}

describe('a source of numbers', () => {
  it('gives the same numbers for the same key, on every machine', () => {
    expect(draw(3, 1, 2, 3)).toEqual(draw(3, 1, 2, 3))
    expect(draw(3, 1, 2, 3).map((value) => value.toFixed(9))).toMatchInlineSnapshot(`
      [
        "0.824587390",
        "0.697329703",
        "0.558982291",
      ]
    `)
  })

  it.each([
    [
      [1, 2, 3],
      [1, 3, 2],
    ],
    [
      [1, 2, 3],
      [2, 2, 3],
    ],
    [
      [0, 0, 0],
      [0, 0, 1],
    ],
  ] as const)('gives others for another key: %j and %j', (one, other) => {
    expect(draw(5, one[0], one[1], one[2])).not.toEqual(draw(5, other[0], other[1], other[2]))
  })

  it('is even, within itself and over neighbouring keys', () => {
    const within = draw(20_000, 7)
    const over = Array.from({ length: 20_000 }, (_, key) => randomOf(7, key)())
    for (const values of [within, over]) {
      const tenths = Array.from({ length: 10 }, () => 0)
      for (const value of values) tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1
      for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200)
    }
  })
})

describe('what is drawn', () => {
  it('lies between its bounds and reaches both', () => {
    const random = randomOf(1)
    const drawn = new Set(Array.from({ length: 500 }, () => between(random, 3, 6)))
    expect(drawn).toEqual(new Set([3, 4, 5, 6]))
  })

  it('is one of those it is picked from, of which there must be one', () => {
    const random = randomOf(1)
    expect(['a', 'b']).toContain(pick(random, ['a', 'b']))
    expect(() => pick(random, [])).toThrow('nothing to pick from')
  })

  it('follows the weights', () => {
    const sums = runningSums([1, 0, 3])
    expect(sums).toEqual([1, 1, 4])
    const random = randomOf(5)
    const counts = [0, 0, 0]
    for (let time = 0; time < 4000; time += 1) {
      const place = pickPlace(random, sums)
      counts[place] = (counts[place] ?? 0) + 1
    }
    expect(counts[1]).toBe(0)
    expect(Math.abs((counts[0] ?? 0) - 1000)).toBeLessThan(120)
  })
})
