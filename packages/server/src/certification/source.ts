import { numberKey } from '@zhengheng/core'
import { readCertificates, type NamedParty, type StoredAttestation } from '../attestation/reads.ts'
import type { Reader } from '../db/database.ts'
import { batched } from './batch.ts'

/** A certificate by its number as the caller wrote it, with the newest sequence number of any grant at that moment. */
export type CertificateSource = (
  number: string,
) => Promise<{ readonly found: StoredAttestation | undefined; readonly grantsSeq: number }>

/** @param met is told the names that came with the certificates */
export function openCertificates(
  reader: Reader,
  zone: string,
  met: (parties: readonly NamedParty[]) => void,
): CertificateSource {
  const ask = batched(async (keys) => {
    const { found, grantsSeq, holders } = await readCertificates(reader, zone, keys)
    met(holders)
    return (key) => ({ found: found.get(key), grantsSeq })
  })
  return async (number) => ask(numberKey(number))
}
