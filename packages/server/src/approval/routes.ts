import {
  actOnFile,
  day,
  lookUpBody,
  lookUpFile,
  lookUpLaboratory,
  lookUpPerson,
  openScopeReduction,
  Problem,
} from '@zhengheng/core'
import type { FastifyInstance } from 'fastify'
import { readAsOf } from '../as-of.ts'
import { anyone, signedIn } from '../http/access.ts'
import { serve, type Call } from '../http/serve.ts'
import type { Services } from '../services.ts'
import { getFile, openReduction, performAct, type Asked } from './acts.ts'
import { getLaboratory } from './laboratory.ts'
import { getBody } from './look-up.ts'
import { getPerson } from './person.ts'

export function approvalRoutes(app: FastifyInstance, services: Services): void {
  serve(app, lookUpBody, anyone, async (_call, input) => getBody(services, input.number, readAsOf(services, input)))
  serve(app, lookUpLaboratory, anyone, async (_call, input) =>
    getLaboratory(services, input.number, readAsOf(services, input)),
  )
  serve(app, lookUpPerson, anyone, async (_call, input) => getPerson(services, input.number, readAsOf(services, input)))
  serve(app, openScopeReduction, signedIn, async (call, input) => {
    const file = await openReduction(services, asked(call), input)
    call.reply.header('location', `/api/v1/files/${encodeURIComponent(file.number)}`)
    return tagged(call, file)
  })
  serve(app, lookUpFile, signedIn, async (call, input) =>
    tagged(call, await getFile(services, asked(call), input.number)),
  )
  serve(app, actOnFile, signedIn, async (call, input) => {
    checkDay(input.effective)
    const { effective, reason, ...rest } = input
    const version = versionOf(call)
    const act = {
      ...rest,
      version,
      ...(effective !== undefined && { effective }),
      ...(reason !== undefined && { reason }),
    }
    return tagged(call, await performAct(services, asked(call), act))
  })
}

function asked({ caller, context }: Call): Asked {
  if (!caller) throw new Problem('not-signed-in')
  return { caller, context }
}

function tagged<F extends { readonly version: number }>({ reply }: Call, file: F): F {
  reply.header('etag', `"${file.version}"`)
  return file
}

/** `If-Match: "version"`: acts on a shared record say which state they were decided upon (RFC 9110 13.1.1). */
function versionOf({ request }: Call): number {
  const found = /^"(\d{1,15})"$/.exec(request.headers['if-match'] ?? '')
  if (!found) throw new Problem('if-match-required')
  return Number(found[1])
}

function checkDay(text: string | undefined): void {
  if (text === undefined) return
  try {
    day(text)
  } catch {
    throw new Problem('invalid-input', {}, [{ pointer: '/effective', code: 'no-such-day', params: { value: text } }])
  }
}
