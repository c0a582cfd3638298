import { Busboy } from '@fastify/busboy'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'

/** A form with a file: the fields before it, and the file as it arrives. */
export interface SentForm {
  readonly fields: ReadonlyMap<string, string>
  readonly file: { readonly name: string; readonly body: Readable } | undefined
}

const LIMITS = { files: 1, fields: 20, fieldSize: 2000, fieldNameSize: 100, headerPairs: 50 } as const

/** Reads a form up to its file, of which nothing is held; a form without a file to its end. @throws what is no form */
export async function readForm(incoming: IncomingMessage): Promise<SentForm> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>()
    const headers = { ...incoming.headers, 'content-type': incoming.headers['content-type'] ?? '' }
    const parser = Busboy({ headers, limits: LIMITS })
    parser.on('field', (name: string, value: string) => void fields.set(name, value))
    parser.on('file', (_field: string, body: Readable, name: string | undefined) => {
      if (name === undefined || name === '') body.resume()
      else resolve({ fields, file: { name: baseName(name), body } })
    })
    parser.on('finish', () => resolve({ fields, file: undefined }))
    parser.on('error', (error: unknown) => reject(error instanceof Error ? error : new Error('not a form')))
    incoming.on('error', reject)
    incoming.pipe(parser)
  })
}

const LONGEST_NAME = 120

/** The name of a file without its folders, which are nobody's business. */
function baseName(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? '').replaceAll(/\p{Cc}+/gu, ' ').slice(0, LONGEST_NAME)
}
