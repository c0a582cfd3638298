import type { ActKind, Pack } from '@zhengheng/core'
import { pick, type Random } from './random.ts'

/** Grounds that bodies give for what they do to a certificate, of those that the pack knows. */
export interface Grounds {
  of(act: ActKind, isCompulsory: boolean, random: Random): string
  /** Of a suspension that the holder asked for. */
  asked(isCompulsory: boolean): string
  /** Of a withdrawal after a suspension that ended without cure. */
  inVain(isCompulsory: boolean): string
}

/** Grounds of withdrawal that follow a suspension in vain. */
const IN_VAIN = { compulsory: '0201', voluntary: '0115' } as const
/** Holders who do not make the product for a while ask for it themselves. */
const ASKED_FOR = { compulsory: '0208', voluntary: '0116' } as const

/** Codes of the compulsory scheme begin with 02, those of systems with 01. */
export function openGrounds(pack: Pack): Grounds {
  const known = new Map<string, readonly string[]>()
  const codesOf = (act: ActKind, prefix: string): readonly string[] => {
    const key = `${prefix}/${act}`
    const found = known.get(key) ?? list(pack, act, prefix)
    known.set(key, found)
    return found
  }
  return {
    of(act, isCompulsory, random) {
      const own = codesOf(act, isCompulsory ? '02' : '01')
      return pick(random, own.length > 0 ? own : codesOf(act, '02'))
    },
    asked: (isCompulsory) => knownOf(pack, 'suspend', isCompulsory, ASKED_FOR),
    inVain: (isCompulsory) => knownOf(pack, 'withdraw', isCompulsory, IN_VAIN),
  }
}

function list(pack: Pack, act: ActKind, prefix: string): readonly string[] {
  const codes = pack.grounds.filter((ground) => ground.acts.includes(act)).map((ground) => ground.code)
  // What has a meaning of its own in a story is not drawn at random.
  const told = new Set<string>(['0201', '0115', '0208', '0120', '0117', '0118', '0119'])
  return codes.filter((code) => code.length === 4 && code.startsWith(prefix) && !told.has(code) && !code.endsWith('99'))
}

function knownOf(
  pack: Pack,
  act: ActKind,
  isCompulsory: boolean,
  codes: Record<'compulsory' | 'voluntary', string>,
): string {
  const isKnown = pack.grounds.some((ground) => ground.code === codes.voluntary && ground.acts.includes(act))
  return !isCompulsory && isKnown ? codes.voluntary : codes.compulsory
}
