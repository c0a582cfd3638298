import { numberKey } from '@zhengheng/core'
import { readCertificates, type StoredAttestation } from '../attestation/reads.ts'
import type { Reader } from '../db/database.ts'
import { batched } from './batch.ts'

/** A certificate by its number as the caller wrote it, with the newest sequence number of any grant at that moment. */
export type CertificateSource = (
  number: string,
) => Promise<{ readonly found: StoredAttestation | undefined; readonly grantsSeq: number }>

export function openCertificates(reader: Reader, zone: string): CertificateSource {
  const ask = batched(async (keys) => {
    const { found, grantsSeq } = await readCertificates(reader, zone, keys)
    return (key) => ({ found: found.get(key), grantsSeq })
  })
  return async (number) => ask(numberKey(number))
}
