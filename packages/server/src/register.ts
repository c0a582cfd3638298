import type { Pack, Root } from '@zhengheng/core'
import { openGrants, type Grants } from './attestation/grants.ts'
import type { NamedParty } from './attestation/reads.ts'
import { keepAnswers, type Answers } from './certification/kept-answers.ts'
import { openCertificates, type CertificateSource } from './certification/source.ts'
import type { PartyNames } from './certification/path-view.ts'
import type { Reader } from './db/database.ts'
import { findPartyByIdentifier, readParties } from './party/reads.ts'
import { indexPack, type PackIndex } from './scheme/pack-index.ts'

/** The reading side of the register: batched certificates, remembered grants, the pack by what it is asked for. */
export interface Register {
  readonly certificates: CertificateSource
  readonly grants: Grants
  readonly answers: Answers
  readonly index: PackIndex
  names(parties: readonly number[]): Promise<PartyNames>
}

/** Opens the reading side. The roots of the pack must be parties of the register already. */
export async function openRegister(reader: Reader, pack: Pack): Promise<Register> {
  const roots = new Map<Root, number>()
  for (const root of pack.roots) {
    const id = await findPartyByIdentifier(reader, root.party)
    if (id !== undefined) roots.set(root, id)
  }
  const names = rememberNames(reader)
  return {
    certificates: openCertificates(reader, pack.zone, names.met),
    grants: openGrants(reader, pack.zone),
    answers: keepAnswers(reader),
    index: indexPack(pack, roots),
    names: names.of,
  }
}

const FRESH_MS = 1000

/** Names of organisations, remembered for a second: a renamed organisation is called by its new name at once enough. */
function rememberNames(reader: Reader) {
  let names = new Map<number, { name: string; nameEn?: string }>()
  let since = 0
  function fresh(): typeof names {
    if (Date.now() - since > FRESH_MS) {
      names = new Map()
      since = Date.now()
    }
    return names
  }
  function remember(into: typeof names, parties: readonly NamedParty[]): void {
    for (const { id, name, nameEn } of parties) into.set(id, { name, ...(nameEn !== undefined && { nameEn }) })
  }
  return {
    met: (parties: readonly NamedParty[]): void => remember(fresh(), parties),
    of: async (parties: readonly number[]): Promise<PartyNames> => {
      const mine = fresh()
      const wanted = [...new Set(parties)].filter((party) => !mine.has(party))
      if (wanted.length > 0) remember(mine, await readParties(reader, wanted))
      return mine
    },
  }
}
