import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { anyone } from '../http/access.ts'
import { servePage } from '../http/serve.ts'
import { languageOf } from '../messages/language.ts'
import type { Services } from '../services.ts'
import { findChanges, type FeedQuestion } from './changes.ts'
import { feedOf, writeAtom, writeJsonFeed } from './write.ts'

const ABOUT = ['certificate', 'organisation', 'body', 'q', 'scheme', 'region', 'issuer'] as const
const LONGEST = 200
/** Readers of feeds ask again and again; most answers are that nothing changed. */
const A_MINUTE = { perMinute: 120 }
const FORMATS = {
  atom: { type: 'application/atom+xml; charset=utf-8', write: writeAtom },
  json: { type: 'application/feed+json; charset=utf-8', write: writeJsonFeed },
} as const

/** What was recorded, newest first: for one record, or for what a search finds. */
export function feedRoutes(app: FastifyInstance, services: Services): void {
  for (const format of ['atom', 'json'] as const) {
    const document = {
      name: format === 'atom' ? 'readAtomFeed' : 'readJsonFeed',
      summary: 'What was recorded, newest first: for one record, or for what a search finds',
      media: format === 'atom' ? 'application/atom+xml' : 'application/feed+json',
      query: [...ABOUT, 'before', 'lang'],
    }
    const page = { method: 'GET', path: `/feeds/changes.${format}`, policy: anyone, limit: A_MINUTE, document } as const
    servePage(app, page, async ({ request, reply }) => {
      const query = request.query as Readonly<Record<string, unknown>>
      const question = questionIn(query)
      const before =
        typeof query['before'] === 'string' && /^\d{1,15}$/.test(query['before']) ? Number(query['before']) : undefined
      const changes = await findChanges(services, question, before)
      const language = languageOf(request)
      const address = (from: number | undefined) => addressOf(services, format, question, query['lang'], from)
      const next = changes.next === undefined ? undefined : address(changes.next)
      const feed = feedOf(services, question, changes, { language, self: address(before), next })
      const body = FORMATS[format].write(feed)
      return answer(request, reply.type(FORMATS[format].type), body, feed.entries[0]?.recorded)
    })
  }
}

function questionIn(query: Readonly<Record<string, unknown>>): FeedQuestion {
  const given = ABOUT.flatMap((name) => {
    const value = query[name]
    return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim().slice(0, LONGEST)] as const] : []
  })
  return Object.fromEntries(given)
}

function addressOf(
  services: Services,
  format: string,
  question: FeedQuestion,
  lang: unknown,
  before: number | undefined,
): URL {
  const url = new URL(`${services.config.publicUrl}/feeds/changes.${format}`)
  for (const [name, value] of Object.entries(question)) url.searchParams.set(name, String(value))
  if (lang === 'en' || lang === 'zh') url.searchParams.set('lang', lang)
  if (before !== undefined) url.searchParams.set('before', String(before))
  return url
}

/** Conditional GET (RFC 9110 13): by the bytes, and by when something was last recorded. */
function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  body: string,
  recorded: string | undefined,
): FastifyReply {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  reply.headers({ etag: tag, 'cache-control': 'public, max-age=60', vary: 'accept-language' })
  if (recorded !== undefined) reply.header('last-modified', new Date(recorded).toUTCString())
  const known = request.headers['if-none-match']
  if (known?.split(/\s*,\s*/).includes(tag) === true) return reply.status(304).send()
  return reply.send(body)
}
