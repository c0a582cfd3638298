/** The register's own documents as they were when the page was first loaded: the service worker keeps them. */
export interface Pinned {
  readonly did?: string
  readonly vkey?: string
}

export async function readPinned(): Promise<Pinned> {
  const [did, vkey] = await Promise.all([fetchText('/.well-known/did.json'), fetchText('/log/vkey')])
  return { ...(did !== undefined && { did }), ...(vkey !== undefined && { vkey }) }
}

export async function fetchText(address: string): Promise<string | undefined> {
  try {
    const response = await fetch(address)
    return response.ok ? await response.text() : undefined
  } catch {
    return undefined
  }
}

/** Who the pinned document says it is; for display alone. */
export function issuerIn(did: string | undefined): string | undefined {
  try {
    const { id } = JSON.parse(did ?? '') as { id?: unknown }
    return typeof id === 'string' ? id : undefined
  } catch {
    return undefined
  }
}
