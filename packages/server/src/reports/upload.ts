import { Problem } from '@zhengheng/core'
import { existsSync } from 'node:fs'
import type { Services } from '../services.ts'
import { inboxPath, linkFile } from './inbox.ts'
import type { ReportRecord } from './reads.ts'
import { enterReport, type Received, type Sending } from './receive.ts'

/** How long an upload is kept after its report has ended, where its sender may want it again: fourteen days. */
export const KEPT_MS = 14 * 86_400_000

/** Until when an upload is kept; undefined when it is not kept at all. While it is worked off there is no end to be told. */
export function keptUntil({ upload, finished }: Pick<ReportRecord, 'upload' | 'finished'>): Date | undefined {
  return upload !== null && finished !== null ? new Date(finished.getTime() + KEPT_MS) : undefined
}

/** Where the upload lies. @throws {Problem} `upload-gone` when it is not kept, no longer, or with another server */
export function uploadPath(services: Pick<Services, 'config'>, { upload }: Pick<ReportRecord, 'upload'>): string {
  const path = upload === null ? undefined : inboxPath(services.config.dataDir, upload)
  if (path === undefined || !existsSync(path)) throw new Problem('upload-gone')
  return path
}

/**
 * Reports the upload of a report once more without its being sent again: a dry run becomes a report, a file whose headings
 * are now known is tried anew. A report of its own, with a receipt of its own.
 * @throws {Problem} `upload-gone`, `idempotency-key-required`, `idempotency-key-reused`
 */
export async function reportAgain(
  services: Services,
  report: ReportRecord,
  sending: Omit<Sending, 'type' | 'name'>,
): Promise<Received> {
  const file = report.upload === null ? undefined : await linkFile(services.config.dataDir, report.upload)
  if (file === undefined) throw new Problem('upload-gone')
  const { sha256, bytes, format, name } = report
  return enterReport(services, { ...sending, type: format, name: name ?? undefined }, { file, sha256, bytes })
}
