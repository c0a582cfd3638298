import { dayIn } from '@zhengheng/core'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../db/transact.ts'
import { chosenLanguage, languageOf } from '../messages/language.ts'
import type { Services } from '../services.ts'
import { namesOf, type PageContext } from './context.ts'
import { CONTENT_SECURITY_POLICY } from './style.ts'

/** One reader asking for one page. */
export interface Visit {
  readonly services: Services
  readonly request: FastifyRequest
  /** What the database believes about who is asking. */
  readonly caller: Context
  readonly page: PageContext
}

export interface PageAnswer {
  readonly status: number
  readonly html: string
  /** Of one reader only: never kept by anybody on the way. */
  readonly secret?: boolean
  /** A file to take away in the place of a page: its content stands in `html`. */
  readonly file?: { readonly type: string; readonly name: string }
}

/** Names in the query that belong to pages; everything else in an address is ignored and not carried along. */
const OWN = [
  'q',
  'kind',
  'validOn',
  'cursor',
  'on',
  'known',
  'key',
  'status',
  'scheme',
  'region',
  'issuer',
  'month',
  'article',
  'level',
  'topic',
  'from',
  'to',
  'item',
  'part',
  'category',
] as const

/** Longest text that a page takes from an address. */
const LONGEST = 500

/** The context of a page, from the address and what the browser prefers. */
export function readPageContext(services: Services, request: FastifyRequest): PageContext {
  const language = languageOf(request)
  const query = request.query as Readonly<Record<string, unknown>>
  const own = OWN.flatMap((name) => {
    const value = query[name]
    return typeof value === 'string' && value !== '' ? [[name, plain(value)] as const] : []
  })
  return {
    language,
    carriesLanguage: chosenLanguage(request) !== undefined || language !== 'zh',
    large: query['size'] === 'l',
    // More than one slash would make an address of another site out of a path.
    path: (request.url.split('?')[0] ?? '/').replace(/^\/+/, '/'),
    query: Object.fromEntries(own),
    publicUrl: services.config.publicUrl,
    today: dayIn(services.pack.zone, services.now()),
    zone: services.pack.zone,
    names: namesOf(services.pack, language),
  }
}

/** Control characters have no place in what people type; the database refuses some of them. */
function plain(text: string): string {
  return text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST)
}

/** The number that stands in the path of the page. */
export function numberIn(request: FastifyRequest): string {
  const { number } = request.params as Readonly<Record<string, string | undefined>>
  return plain(number ?? '')
}

export function sendPage(reply: FastifyReply, page: PageContext, answer: PageAnswer): FastifyReply {
  return reply
    .status(answer.status)
    .headers({
      'content-type': answer.file?.type ?? 'text/html; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'content-language': page.language === 'en' ? 'en' : 'zh-CN',
      'cache-control': answer.secret === true ? 'no-store' : 'no-cache',
      vary: 'accept-language',
      ...(answer.secret === true && { 'referrer-policy': 'same-origin' }),
      ...(answer.file && { 'content-disposition': `attachment; filename="${answer.file.name}"` }),
    })
    .send(answer.html)
}
