import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drive, measure, memoryOf, percentile, startBareServer, timeEach, type Served } from './harness.ts'

let bare: Served

beforeAll(async () => {
  bare = await startBareServer('{"证书":"有效"}')
})

afterAll(async () => {
  await bare.stop()
})

describe('a percentile', () => {
  const samples = [5, 1, 4, 2, 3, 10, 9, 8, 7, 6]

  it.each([
    [0, 1],
    [0.1, 1],
    [0.5, 5],
    [0.95, 10],
    [0.9, 9],
    [1, 10],
  ])('of %d is the nearest rank, %d', (share, expected) => {
    expect(percentile(samples, share)).toBe(expected)
  })

  it('of one sample is that sample, and of none is an error', () => {
    expect(percentile([7], 0.99)).toBe(7)
    expect(() => percentile([], 0.5)).toThrow('no samples')
  })
})

it('a figure carries its ratio to the reference of the same run', () => {
  expect(measure('look-up', 20, 'requests/s', 80)).toEqual({
    name: 'look-up',
    value: 20,
    unit: 'requests/s',
    reference: 80,
    ratio: 0.25,
  })
  expect(measure('memory', 20, 'MB')).toEqual({ name: 'memory', value: 20, unit: 'MB' })
})

it('each run is timed by itself', async () => {
  const samples = await timeEach(3, (index) => new Promise((resolve) => setTimeout(resolve, index === 1 ? 60 : 1)))
  expect(samples).toHaveLength(3)
  expect(samples.indexOf(Math.max(...samples))).toBe(1)
})

describe('the bare server', () => {
  it('answers what it was told, in a process of its own', async () => {
    const answer = await fetch(bare.url)
    expect(await answer.json()).toEqual({ 证书: '有效' })
    expect(bare.pid).not.toBe(process.pid)
    expect(memoryOf(bare.pid)).toBeGreaterThan(10)
  })

  it('is driven from several connections without a failure', async () => {
    const driven = await drive(bare.url, { connections: 4, seconds: 1, paths: ['/a', '/b'] })
    expect(driven.failures).toBe(0)
    expect(driven.rate).toBeGreaterThan(100)
    expect(driven.p99).toBeGreaterThanOrEqual(driven.p50)
  })

  it('counts what is not answered well as failures', async () => {
    const none = await startBareServer('')
    await none.stop()
    const driven = await drive(none.url, { connections: 2, seconds: 1 })
    expect(driven.rate).toBe(0)
    expect(driven.failures).toBeGreaterThan(0)
  })
})
