import { createHmac, timingSafeEqual } from 'node:crypto'

/** Minutes after which an unused cookie is worth nothing. */
export const MINUTES = 30
const NAME = 'zhengheng_report'
const SHAPE = /^([A-Za-z0-9_-]{43})\.(\d{1,13})\.([A-Za-z0-9_-]{43})$/

/**
 * A cookie that stands for an API key without holding it: the key's hash, until when, and a seal of the server's secret over
 * both. Whether the key still lives is asked of the register each time. Sent with nothing that another site asks for.
 */
export function sealedCookie(secret: Buffer, keyHash: Buffer, now: Date, isEncrypted: boolean): string {
  const until = String(now.getTime() + MINUTES * 60_000)
  const hash = keyHash.toString('base64url')
  return cookie(`${hash}.${until}.${seal(secret, hash, until)}`, MINUTES * 60, isEncrypted)
}

export function endedCookie(isEncrypted: boolean): string {
  return cookie('', 0, isEncrypted)
}

function cookie(value: string, seconds: number, isEncrypted: boolean): string {
  return `${NAME}=${value}; Path=/report; Max-Age=${seconds}; HttpOnly; SameSite=Strict${isEncrypted ? '; Secure' : ''}`
}

/** The hash of the key, `ended` when the cookie was good once, undefined when there is none or it is not ours. */
export function readCookie(secret: Buffer, header: string | undefined, now: Date): Buffer | 'ended' | undefined {
  const value = (header ?? '')
    .split(/;\s*/)
    .find((one) => one.startsWith(`${NAME}=`))
    ?.slice(NAME.length + 1)
  const parts = SHAPE.exec(value ?? '')
  if (!parts) return undefined
  const [, hash = '', until = '', given = ''] = parts
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(seal(secret, hash, until)))) return undefined
  return Number(until) > now.getTime() ? Buffer.from(hash, 'base64url') : 'ended'
}

function seal(secret: Buffer, hash: string, until: string): string {
  return createHmac('sha256', secret).update(`report-cookie/${hash}/${until}`).digest('base64url')
}
