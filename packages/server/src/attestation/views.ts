import {
  addDays,
  type Act,
  type Attestation,
  type CertificateView,
  type Citation,
  type Code,
  type Day,
  type Period,
} from '@zhengheng/core'
import type { PackIndex } from '../scheme/pack-index.ts'

/** Inside, validity is half-open; outside, `validTo` is the last day, inclusive. */
export function lastDay(period: Period): Day | null {
  return period.until === undefined ? null : addDays(period.until, -1)
}

export function scopeView(
  index: PackIndex,
  codes: readonly Code[],
): { code: string; name: { zh: string; en: string } }[] {
  return codes.map((code) => ({ code, name: { ...index.nameOf(code) } }))
}

export function basisView(citations: readonly Citation[]): CertificateView['history'][number]['basis'] {
  return citations.map((one) => ({
    instrument: one.instrument,
    article: one.article,
    title: { ...one.title },
    evidence: one.evidence,
    ...(one.version !== undefined && { version: one.version }),
  }))
}

/** The acts in their order, each citing the text in force on its own day. */
export function historyView(index: PackIndex, acts: readonly Act[]): CertificateView['history'] {
  return acts.map((act) => {
    const ground = act.reason === undefined ? undefined : index.ground(act.reason, act.act)
    const name = ground?.name ?? { zh: act.reason ?? '', en: act.reason ?? '' }
    return {
      act: act.act,
      effective: act.effective,
      recorded: act.recorded,
      seq: act.seq,
      ...(act.reason !== undefined && { reason: { code: act.reason, name: { ...name } } }),
      basis: basisView(index.cite(act.basis ?? [], act.effective)),
    }
  })
}

export function originView(attestation: Attestation): { type: string; id: string } {
  const [entry] = Object.entries(attestation.origin)
  return { type: entry?.[0] ?? 'register', id: entry?.[1] ?? '' }
}

/** The scheme that a scope belongs to: the first segment of its codes. */
export function schemeView(index: PackIndex, scope: readonly Code[]): CertificateView['scheme'] {
  const scheme = index.schemeOfItem(scope[0] ?? '')
  return { code: scheme?.code ?? '', name: { zh: scheme?.name.zh ?? '', en: scheme?.name.en ?? '' } }
}
