import { expect, it } from 'vitest'
import { measureClockLag } from './clock.ts'
import { testDatabase } from './testing/test-database.ts'

it('the clock lags when something was recorded that lies ahead of it', async () => {
  const db = await testDatabase()
  expect(Math.abs(await measureClockLag(db.owner, true))).toBeLessThan(5)
  await db.owner`update migration set applied = clock_timestamp() + interval '1 hour' where number = 1`
  const lag = await measureClockLag(db.owner, true)
  expect(lag).toBeGreaterThan(3590)
  expect(lag).toBeLessThan(3610)
  expect(Math.abs(await measureClockLag(db.owner, false))).toBeLessThan(5)
})
