import { verifyExtract, type ExtractReport, type ReadFile, type VerifyInput } from '@zhengheng/verify'

/** A file of the folder that was chosen, by its name within the folder's tree. */
export interface FolderFile {
  readonly path: string
  bytes(): Promise<Uint8Array>
}

/**
 * The files of a log by the names they have in it. People choose the folder itself or one above it: the shallowest `checkpoint` says
 * where the log begins.
 */
export function logIn(files: readonly FolderFile[]): ReadonlyMap<string, FolderFile> {
  const roots = files
    .filter(({ path }) => path === 'checkpoint' || path.endsWith('/checkpoint'))
    .map(({ path }) => path.slice(0, -'checkpoint'.length))
  const root = roots.toSorted((a, b) => a.length - b.length)[0] ?? ''
  return new Map(files.filter(({ path }) => path.startsWith(root)).map((file) => [file.path.slice(root.length), file]))
}

/**
 * Verifies with the files of a log, of which only those are read that are asked for: a check stops at the first file that is not in
 * memory yet, the file is read, and the check is made again.
 */
export async function verifyWithLog(input: VerifyInput, log: ReadonlyMap<string, FolderFile>): Promise<ExtractReport> {
  const held = new Map<string, Uint8Array>()
  for (;;) {
    const wanted = new Set<FolderFile>()
    const read: ReadFile = (path) => {
      const file = log.get(path)
      if (file && !held.has(path)) wanted.add(file)
      return held.get(path)
    }
    const report = verifyExtract({ ...input, read })
    if (wanted.size === 0) return report
    for (const [path, file] of log) if (wanted.has(file)) held.set(path, await file.bytes())
  }
}
