/** A region as a pack names it; `level` says where it stands. */
export interface RegionOnFile {
  readonly code: string
  readonly level?: string
}

/**
 * The largest region of the pack that a code lies in, or the code itself where the pack knows none. A code lies in another
 * when it begins with it, pairs of zeros at its end aside, which stand for the whole: '330523' lies in '330000'.
 */
export function largestRegions(regions: readonly RegionOnFile[]): (code: string) => string {
  const stems = new Map<string, string>()
  for (const { code } of regions.toSorted((a, b) => stemOf(b.code).length - stemOf(a.code).length))
    stems.set(stemOf(code), code)
  const lengths = [...new Set([...stems.keys()].map((stem) => stem.length))].toSorted((a, b) => a - b)
  const known = new Map<string, string>()
  return (code) => {
    const old = known.get(code)
    if (old !== undefined) return old
    const length = lengths.find((each) => stems.has(code.slice(0, each)))
    const found = length === undefined ? code : (stems.get(code.slice(0, length)) ?? code)
    known.set(code, found)
    return found
  }
}

function stemOf(code: string): string {
  // Two digits a level: 500000 is 50, which must not hold 51.
  return code.replace(/(?:00)+$/, '') || code
}
