import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dropFile, inboxPath, keepBody, listInbox } from './inbox.ts'

let dataDir = ''
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'inbox '))
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const inInbox = () => readdirSync(join(dataDir, 'inbox'))

/** A body that would go on for ever; counts what was taken of it. */
function endless(piece: Buffer) {
  const taken = { bytes: 0 }
  const body = new Readable({
    highWaterMark: 1 << 16,
    read() {
      taken.bytes += piece.length
      this.push(piece)
    },
  })
  return { body, taken }
}

describe('the inbox', () => {
  it('keeps a body as it came, under a name of its own, closed to others', async () => {
    const content = Buffer.from('number,act\n1,new\n')
    const kept = await keepBody(Readable.from([content.subarray(0, 5), content.subarray(5)]), dataDir, 100)
    expect(readFileSync(inboxPath(dataDir, kept.file))).toEqual(content)
    expect(kept.bytes).toBe(content.length)
    expect(kept.sha256).toEqual(createHash('sha256').update(content).digest())
    await dropFile(dataDir, kept.file)
    expect(existsSync(inboxPath(dataDir, kept.file))).toBe(false)
  })

  it('takes exactly the limit', async () => {
    const kept = await keepBody(Readable.from([Buffer.alloc(100)]), dataDir, 100)
    expect(kept.bytes).toBe(100)
    await dropFile(dataDir, kept.file)
  })

  it('refuses a body of any length at the limit, leaves nothing and leaves the rest unread', async () => {
    const { body, taken } = endless(Buffer.alloc(1 << 16))
    await expect(keepBody(body, dataDir, 5_000_000)).rejects.toMatchObject({ code: 'payload-too-large' })
    expect(taken.bytes).toBeLessThan(5_000_000 + 4 * (1 << 16))
    expect(body.destroyed).toBe(false)
    expect(inInbox()).toEqual([])
    body.destroy()
  })

  it('leaves nothing of a body that breaks off', async () => {
    const body = new Readable({ read() {} })
    body.push('number')
    setImmediate(() => body.destroy(new Error('aborted')))
    await expect(keepBody(body, dataDir, 100)).rejects.toThrow('aborted')
    expect(inInbox()).toEqual([])
  })

  it('gives no access to other files', () => {
    for (const name of ['../keys/registry.pem', '', '.', 'a/b']) expect(() => inboxPath(dataDir, name)).toThrow('inbox')
  })

  it('lists what has lain there since before an instant', async () => {
    const [old, fresh] = [
      await keepBody(Readable.from([Buffer.from('a')]), dataDir, 9),
      await keepBody(Readable.from([Buffer.from('b')]), dataDir, 9),
    ]
    utimesSync(inboxPath(dataDir, old.file), 0, 0)
    expect(await listInbox(dataDir, new Date(Date.now() - 60_000))).toEqual([old.file])
    await dropFile(dataDir, old.file)
    await dropFile(dataDir, fresh.file)
  })

  it('that was never used is empty', async () => {
    expect(await listInbox(join(dataDir, 'nowhere'), new Date())).toEqual([])
  })
})
