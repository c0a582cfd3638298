import { sha256 } from '@noble/hashes/sha2.js'
import {
  certificateOf,
  dayIn,
  registerOf,
  trustPath,
  type Day,
  type ExtractFacts,
  type TrustPath,
} from '@zhengheng/core'
import { encodeBase64url } from '../base64.ts'
import { utf8 } from '../text.ts'
import { failed, judged, notKnown, passed, type Check } from './check.ts'
import { canonicalOf } from './commit.ts'
import { pathView, type PathView } from './path-view.ts'

const DAY_MS = 86_400_000
/** Clocks of devices differ; a few minutes make nothing come from the future. */
const TOLERANCE_MS = 600_000

/** How old the answer is. Age alone makes nothing wrong; the reader decides how old is too old. */
export function freshnessCheck({ asOf }: ExtractFacts, now: Date): Check {
  const age = now.getTime() - Date.parse(asOf.at)
  const evidence = [asOf.at, asOf.on]
  return age < -TOLERANCE_MS
    ? notKnown('freshness', 'as-of-in-future', { at: asOf.at }, evidence)
    : passed('freshness', 'as-of', { at: asOf.at, days: Math.max(0, Math.floor(age / DAY_MS)) }, evidence)
}

/** That nothing was left out cannot be proved by what is there. */
export function completenessCheck({ attestations, asOf }: ExtractFacts): Check {
  return notKnown('completeness', 'later-acts-possible', { at: asOf.at, attestations: attestations.length })
}

/** Computes the trust path again from the bundled facts, by the same rules as the register. */
export function pathCheck(facts: ExtractFacts, on: Day = facts.asOf.on): { check: Check; path?: PathView } {
  const certificate = certificateOf(facts)
  if (certificate === undefined)
    return { check: failed('trust-path', 'certificate-missing', { number: facts.number.slice(0, 80) }) }
  if (on > facts.asOf.on && on > dayOf(facts.asOf.at, facts.zone)) {
    return { check: notKnown('trust-path', 'day-after-extract', { on, at: facts.asOf.at }) }
  }
  const found = compute(() => trustPath(certificate, on, registerOf(facts), facts.asOf.known))
  if (found === undefined) return { check: failed('trust-path', 'path-not-computable', { on }) }
  const view = pathView(facts, found)
  const params = { on, standing: found.standing.verdict, basis: found.basisAtIssue.verdict }
  const evidence = [...new Set([...found.standing.reasons, ...found.basisAtIssue.reasons])]
  if (found.verdict === 'trusted') return { check: passed('trust-path', 'path-trusted', params, evidence), path: view }
  if (found.verdict === 'incomplete')
    return { check: notKnown('trust-path', 'path-incomplete', params, evidence), path: view }
  return { check: failed('trust-path', 'path-not-trusted', params, evidence), path: view }
}

/** Needs and roots come with the extract; only a reader who pinned them knows that they are those of the law. */
export function rulesCheck(facts: ExtractFacts, pinned: string | undefined): Check {
  const { code, version } = facts.pack
  const params = { pack: `${code} ${version}` }
  return judged('rules', () => {
    const digest = rulesDigest(facts)
    if (pinned === undefined) return notKnown('rules', 'rules-not-pinned', params, [digest])
    return pinned.trim() === digest
      ? passed('rules', 'rules-same', params, [digest])
      : failed('rules', 'rules-other', { ...params, expected: pinned.trim().slice(0, 80) }, [digest])
  })
}

/** base64url of SHA-256 over the canonical JSON of pack, needs and roots. */
export function rulesDigest({ pack, needs, roots }: ExtractFacts): string {
  return encodeBase64url(sha256(utf8(canonicalOf({ pack, needs, roots }))))
}

/** Facts may be forged in ways that no shape forbids; the rules then stop somewhere, and this reader does not. */
function compute(work: () => TrustPath | undefined): TrustPath | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

function dayOf(instant: string, zone: string): Day {
  try {
    return dayIn(zone, new Date(instant))
  } catch {
    return instant.slice(0, 10) as Day
  }
}
