/** Numbers from 0 to 1, the same for the same key on every machine (mulberry32). */
export type Random = () => number

/** A source of its own for everything that has a key: what is made of it does not depend on what was made before. */
export function randomOf(a: number, b = 0, c = 0): Random {
  let state = mix(mix(mix(0x9e37_79b9 ^ a) ^ b) ^ c)
  return () => {
    state = (state + 0x6d2b_79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

function mix(value: number): number {
  let x = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2_ae35)
  return x ^ (x >>> 16)
}

/** A whole number from `least` to `most`, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1))
}

export function pick<T>(random: Random, from: readonly T[]): T {
  const found = from[Math.floor(random() * from.length)]
  if (found === undefined) throw new RangeError('nothing to pick from')
  return found
}

/** Picks by weight: `sums` are the running sums of the weights, ascending. Answers the place. */
export function pickPlace(random: Random, sums: readonly number[]): number {
  const wanted = random() * (sums.at(-1) ?? 0)
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sums[middle] ?? 0) > wanted) high = middle
    else low = middle + 1
  }
  return low
}

export function runningSums(weights: readonly number[]): readonly number[] {
  let sum = 0
  return weights.map((weight) => (sum += weight))
}
