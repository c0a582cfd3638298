import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { EXIT } from '../config/exit.ts'
import { sendFile } from './import-client.ts'

const folder = mkdtempSync(join(tmpdir(), 'import-client-'))
const file = join(folder, 'report.csv')
writeFileSync(file, 'act,number\nissue,1\n')
afterAll(() => rmSync(folder, { recursive: true }))

/** A register that hangs up on so many requests before it answers one, and what it was sent. */
async function hangingUp(times: number) {
  const bodies: string[] = []
  const keys = new Set<unknown>()
  let left = times
  const server = createServer((request, response) => {
    left -= 1
    if (left >= 0) {
      request.socket.destroy()
      return
    }
    keys.add(request.headers['idempotency-key'])
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      bodies.push(body)
      response.end(JSON.stringify({ id: '7', receipt: 'r' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { server: { url, key: 'zk_test' }, bodies, keys }
}

const SENT = { file, bytes: 19, idempotencyKey: 'once', dryRun: false }

describe('a report that is sent', () => {
  it.each([0, 1, 2])('is sent whole again under the same key when the register hung up %i times', async (times) => {
    const { server, bodies, keys } = await hangingUp(times)
    const told: number[] = []
    expect(await sendFile(server, SENT, (bytes) => told.push(bytes))).toEqual({ id: '7', receipt: 'r' })
    expect(bodies).toEqual(['act,number\nissue,1\n'])
    expect(keys).toEqual(new Set(['once']))
    expect(told.at(-1)).toBe(19)
  })

  it('is given up, saying that it is safe to send it again, when no answer comes three times', async () => {
    const { server, bodies } = await hangingUp(3)
    await expect(sendFile(server, SENT, () => undefined)).rejects.toMatchObject({
      exit: EXIT.database,
      mend: expect.stringContaining('safe to send the same file again') as string,
    })
    expect(bodies).toEqual([])
  })
})
