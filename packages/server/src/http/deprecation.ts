import type { Endpoint } from '@zhengheng/core'

/**
 * What a deprecated door says with every answer: since when (RFC 9745, a structured date), until when (RFC 8594, an
 * HTTP date), and where the policy stands. Nothing for all others.
 */
export function deprecationHeaders(door: Pick<Endpoint, 'deprecated'>): Readonly<Record<string, string>> {
  if (!door.deprecated) return {}
  const { since, sunset } = door.deprecated
  return {
    deprecation: `@${Date.parse(`${since}T00:00:00Z`) / 1000}`,
    sunset: new Date(`${sunset}T00:00:00Z`).toUTCString(),
    link: '</docs>; rel="deprecation"; type="text/html"',
  }
}
