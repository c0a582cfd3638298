import { canonicalJson, numberKey, Problem, type Checked, type VerificationView } from '@zhengheng/core'
import { CompactSign } from 'jose'
import type { AsOf } from '../as-of.ts'
import { getBoth } from '../certification/look-up.ts'
import { issuerOf } from '../log/issuer.ts'
import type { Services } from '../services.ts'

/** So many are looked up together; between two such rounds others get their turn. */
const ROUND = 100
const LONGEST = 60
const TYPE = 'verification+jws'

/** Checks numbers for one day and signs the answer. A number that is asked twice is answered twice, from one look-up. */
export async function verifyList(
  services: Services,
  numbers: readonly string[],
  asOf: AsOf,
): Promise<VerificationView> {
  const answers = await checkAll(services, [...new Set(numbers.map(numberKey))], asOf)
  const items = numbers.map((asked): Checked => ({ asked, ...(answers.get(numberKey(asked)) ?? NONE) }))
  const counts: Record<string, number> = {}
  for (const { verdict } of items) counts[verdict] = (counts[verdict] ?? 0) + 1
  const result = {
    issuer: issuerOf(services).did,
    asOf: { on: asOf.on, known: asOf.known ?? null, at: asOf.at.toISOString() },
    counts,
    items,
  }
  const signed = await sign(services, canonicalJson(result))
  return { ...result, signature: signed.replace(/\.[^.]*\./, '..') }
}

/** The signed result alone: a compact JWS with everything in it, for who keeps proof. */
export function signedResult({ signature, ...result }: VerificationView): string {
  const [header = '', , mark = ''] = signature.split('.')
  return `${header}.${Buffer.from(canonicalJson(result)).toString('base64url')}.${mark}`
}

async function sign(services: Services, payload: string): Promise<string> {
  const { kid } = issuerOf(services)
  return new CompactSign(Buffer.from(payload))
    .setProtectedHeader({ alg: 'EdDSA', kid, typ: TYPE })
    .sign(services.keys.registry.privateKey)
}

type Answer = Omit<Checked, 'asked'>
const NONE: Answer = { verdict: 'never-reported' }

async function checkAll(services: Services, keys: readonly string[], asOf: AsOf): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>()
  for (let from = 0; from < keys.length; from += ROUND) {
    const round = keys.slice(from, from + ROUND)
    const found = await Promise.all(round.map(async (key) => check(services, key, asOf)))
    for (const [at, key] of round.entries()) answers.set(key, found[at] ?? NONE)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return answers
}

/** Near matches are not looked for here: whoever checks a list looks at single ones by hand. */
async function check(services: Services, key: string, asOf: AsOf): Promise<Answer> {
  if (key === '' || key.length > LONGEST) return { verdict: 'malformed-number' }
  if (!(await services.register.certificates(key)).found) return NONE
  try {
    const { certificate, path } = await getBoth(services, key, asOf)
    return {
      verdict: path.verdict,
      number: certificate.number,
      family: certificate.family,
      holder: certificate.holder.name,
      issuer: certificate.issuer.name,
      scheme: certificate.scheme.code,
      status: certificate.status,
      statusSince: certificate.statusSince,
      validFrom: certificate.validFrom,
      validTo: certificate.validTo,
      standing: path.standing.verdict,
      basisAtIssue: path.basisAtIssue.verdict,
      reasons: [...new Set([...path.standing.reasons, ...path.basisAtIssue.reasons])],
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return error.code === 'malformed-number' ? { verdict: error.code } : NONE
  }
}
