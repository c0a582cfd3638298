import { day } from '@zhengheng/core'
import { describe, expect, it } from 'vitest'
import { DID_DOCUMENT, LOG, NOW } from '../../../verify/src/extract/testing/make-extract.ts'
import { jwt, log, outcome } from '../../../verify/src/extract/testing/verify.ts'
import { logIn, verifyWithLog, type FolderFile } from './inputs.ts'

const input = { jwt, did: DID_DOCUMENT, vkey: LOG.vkey, now: NOW, on: day('2026-11-20') }

function folder(prefix: string, asked: string[] = []): FolderFile[] {
  return [...log.files].map(([path, bytes]) => ({
    path: `${prefix}${path}`,
    bytes: () => {
      asked.push(path)
      return Promise.resolve(bytes)
    },
  }))
}

describe('a chosen folder', () => {
  it.each(['', 'log/', 'public/log/', 'a b/public/log/'])('is the log wherever it begins: %j', (prefix) => {
    expect([...logIn(folder(prefix)).keys()]).toEqual([...log.files.keys()])
  })

  it('leaves out what stands beside the log', () => {
    const files = [...folder('public/log/'), { path: 'public/readme', bytes: () => Promise.resolve(new Uint8Array()) }]
    expect(logIn(files).has('readme')).toBe(false)
    expect(logIn(files).size).toBe(log.files.size)
  })

  it('without a checkpoint is taken as it is', () => {
    expect([...logIn([{ path: 'x/y', bytes: () => Promise.resolve(new Uint8Array()) }]).keys()]).toEqual(['x/y'])
  })
})

describe('the check with a folder', () => {
  it('reads the files that it needs, each once, and no others', async () => {
    const asked: string[] = []
    const files = [...folder('', asked), ...folder('old/', asked)]
    const report = await verifyWithLog(input, logIn(files))
    expect(outcome(report, 'log-files')).toBe('passed files-agree')
    expect(asked.toSorted()).toEqual([...log.files.keys()].toSorted())
    expect(new Set(asked).size).toBe(asked.length)
  })

  it('says what is missing', async () => {
    const files = logIn(folder('').filter(({ path }) => path !== 'tile/0/000'))
    expect(outcome(await verifyWithLog(input, files), 'log-files')).toBe('failed tile-missing')
    expect(outcome(await verifyWithLog(input, new Map()), 'log-files')).toBe('failed tile-missing')
  })
})
