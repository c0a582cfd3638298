import { dirname, join } from 'node:path/posix'

/** Sources by name, `package/folder/file.ts` without the `src`. */
export type Sources = ReadonlyMap<string, string>

interface Import {
  /** A name like a source's for files of ours, the specifier for everything else. */
  readonly target: string
  /** Erased by the compiler: it binds shapes, not programs. */
  readonly isType: boolean
  readonly isDynamic: boolean
}

/** ISO/IEC 17000 first, then the statute: who may act stands before what is stated, and that before what is done about it. */
const CAPABILITIES: Readonly<Record<string, number>> = {
  ...ranked(0, 'time', 'money', 'law', 'codes', 'problem', 'api'),
  ...ranked(1, 'party'),
  ...ranked(2, 'scheme'),
  ...ranked(3, 'attestation', 'proceeding'),
  ...ranked(4, 'approval', 'designation', 'accreditation', 'personnel', 'certification', 'declaration', 'recognition'),
  ...ranked(5, 'supervision', 'complaint', 'case'),
  ...ranked(6, 'credit'),
  ...ranked(7, 'acceptance', 'promotion', 'statistics'),
}

/** `pack` describes a country to the kernel and the two ideas; `extract` carries attestations out. */
const CORE = { ...CAPABILITIES, ...ranked(3, 'pack'), ...ranked(4, 'extract', 'search') }

/** What the server has beside capabilities: what carries them has a rank below, what composes them a rank above. */
const SERVER = {
  ...CAPABILITIES,
  ...ranked(-4, 'config', 'messages'),
  ...ranked(-3, 'keys'),
  ...ranked(-2, 'db'),
  ...ranked(-1, 'http', 'identity', 'audit', 'log'),
  ...ranked(4, 'search'),
  ...ranked(7, 'feeds', 'guidance', 'open-data'),
  ...ranked(8, 'packs', 'reports', 'jobs'),
  ...ranked(9, 'pages'),
  ...ranked(10, 'cli', 'demo', 'testing'),
}

/** Files at the root of the server that everybody may use: what the server is a function of, and questions of days. */
const SHARED_ROOT = /^server\/(services|register|as-of|present|pack)\.ts$/
const ROOT_FILE = /^server\/[^/]+\.ts$/
const TEST = /\.test\.tsx?$|\/testing\//
const HOLDS_SQL = /^server\/db\/|\/(store|reads|bulk-[a-z]+)\.ts$/
const LOADS_BY_NAME = /^server\/(main|pack)\.ts$|^server\/cli\//
const SERVES_HTTP = /^server\/(http|pages)\/|\/routes\.ts$|^server\/(app|server)\.ts$|^server\/audit\/refusals\.ts$/

/** What each package may import besides its own files. */
const OUTSIDE: Readonly<Record<string, RegExp>> = {
  core: /^typebox(\/|$)/,
  client: /^$/,
  cn: /^(@zhengheng\/core|typebox(\/.*)?)$/,
  verify: /^(@zhengheng\/core|@noble\/.*)$/,
  web: /^(@zhengheng\/(core|verify)|react(\/.*)?|react-dom(\/.*)?|antd(\/.*)?|@ant-design\/.*)$/,
  demo: /^(@zhengheng\/(core|cn)|node:.*)$/,
  server: /^(?!@zhengheng\/(cn|demo|web)(\/|$))/,
}

const STATIC = /^[ \t]*(import|export)\b([^'"`;]*?)\bfrom\s*['"]([^'"]+)['"]|^[ \t]*import\s*['"]([^'"]+)['"]/gm
const DYNAMIC = /\bimport\(\s*(?:\/\*.*?\*\/\s*)?['"]([^'"]+)['"]\s*\)/g
const SQL_TAG = /\b(?:tx|sql|reader|reads|owner|admin|app|pool)(?:<[^`;]*?>)?`|\.unsafe\(/

/** Every import that its place forbids, every tag of SQL outside the files for it, and every circle of programs. */
export function violations(sources: Sources): string[] {
  const imports = new Map([...sources].map(([file, text]) => [file, importsOf(file, text)] as const))
  const edges = [...imports].flatMap(([file, list]) =>
    list.flatMap((found) => wrongsOf(file, found).map((wrong) => `${file} -> ${found.target}: ${wrong}`)),
  )
  const sql = [...sources].flatMap(([file, text]) => {
    const isPlaceless = file.startsWith('server/') && !HOLDS_SQL.test(file) && !TEST.test(file)
    return isPlaceless && SQL_TAG.test(withoutComments(text))
      ? [`${file}: SQL stands in store.ts, reads.ts and db/ alone`]
      : []
  })
  return [...edges, ...sql, ...circles(imports)]
}

function wrongsOf(file: string, found: Import): string[] {
  const rules = TEST.test(file)
    ? [crossesPackages]
    : [crossesPackages, entersTest, climbs, usesPrivate, usesDriver, usesHttp, loadsDemo, leavesPackage]
  return rules.flatMap((rule) => rule(file, found) ?? [])
}

/** Packages meet through their names alone; tests may look at the files of another folder, never of another package. */
function crossesPackages(file: string, { target }: Import): string | undefined {
  const own = packageOf(file)
  return isOurs(target) && packageOf(target) !== own ? `packages meet through their index` : undefined
}

function entersTest(file: string, { target }: Import): string | undefined {
  const isHarness = target === 'vitest' || target.startsWith('vitest/') || target === 'fast-check'
  return TEST.test(target) || isHarness ? 'no source imports a test' : undefined
}

function climbs(file: string, { target }: Import): string | undefined {
  if (!isOurs(target) || SHARED_ROOT.test(target) || isRoot(file)) return undefined
  if (isRoot(target)) return folderOf(file) === 'cli' ? undefined : 'only the root composes the root'
  const [from, to] = [rankOf(file), rankOf(target)]
  if (from === undefined || to === undefined) return `the folder of one of them has no rank`
  return to > from ? `rank ${from} may not import rank ${to}` : undefined
}

function usesPrivate(file: string, { target }: Import): string | undefined {
  const isPrivate = /\/(store|routes)\.ts$/.test(target) && (folderOf(target) ?? '') in CAPABILITIES
  return isPrivate && folderOf(file) !== folderOf(target) && !isRoot(file)
    ? `${target.split('/').at(-1)} is private`
    : undefined
}

function usesDriver(file: string, { target }: Import): string | undefined {
  return target === 'postgres' && !file.startsWith('server/db/') ? 'only db/ imports the driver' : undefined
}

function usesHttp(file: string, { target }: Import): string | undefined {
  const isHttp = target === 'fastify' || target.startsWith('@fastify/')
  return isHttp && !SERVES_HTTP.test(file) ? 'only http/, pages/, routes.ts and app.ts import fastify' : undefined
}

function leavesPackage(file: string, found: Import): string | undefined {
  const { target } = found
  if (isOurs(target) || loadsByName(file, found) || readsFiles(file, target)) return undefined
  return OUTSIDE[packageOf(file)]?.test(target) === true ? undefined : `${packageOf(file)} may not import it`
}

/** A country and its demonstration are chosen by name when the program starts; only their shapes may be known before. */
function loadsByName(file: string, { target, isDynamic, isType }: Import): boolean {
  if (file.startsWith('server/demo/') && target === '@zhengheng/demo') return true
  return LOADS_BY_NAME.test(file) && target.startsWith('@zhengheng/') && (isDynamic || isType)
}

/** What carries the demonstration into the register is loaded only where one is asked for. */
function loadsDemo(file: string, { target, isDynamic, isType }: Import): string | undefined {
  const fromOutside = target.startsWith('server/demo/') && !file.startsWith('server/demo/')
  return fromOutside && !isDynamic && !isType ? 'the demonstration is loaded by name' : undefined
}

/** The data of the pack and the command of the verifier read files; whatever else they are made of runs in a browser. */
function readsFiles(file: string, target: string): boolean {
  return /^(cn\/data|verify\/cli)\//.test(file) && target.startsWith('node:')
}

/** Circles of programs; circles of shapes alone are harmless, the compiler erases them. */
function circles(imports: ReadonlyMap<string, readonly Import[]>): string[] {
  const done = new Set<string>()
  const found: string[] = []
  function visit(file: string, path: readonly string[]): void {
    const at = path.indexOf(file)
    if (at >= 0) found.push(`circle: ${[...path.slice(at), file].join(' -> ')}`)
    if (at >= 0 || done.has(file)) return
    for (const { target, isType } of imports.get(file) ?? []) {
      if (!isType && imports.has(target)) visit(target, [...path, file])
    }
    done.add(file)
  }
  for (const file of imports.keys()) visit(file, [])
  return found
}

export function importsOf(file: string, text: string): readonly Import[] {
  const code = withoutComments(text)
  const fixed = [...code.matchAll(STATIC)].map((found) => ({
    target: resolve(file, found[3] ?? found[4] ?? ''),
    isType: /^\s*type\b/.test(found[2] ?? ''),
    isDynamic: false,
  }))
  const dynamic = [...code.matchAll(DYNAMIC)].map((found) => ({
    target: resolve(file, found[1] ?? ''),
    isType: false,
    isDynamic: true,
  }))
  return [...fixed, ...dynamic]
}

function resolve(file: string, specifier: string): string {
  return specifier.startsWith('.') ? join(dirname(file), specifier) : specifier
}

function withoutComments(text: string): string {
  return text.replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/^\s*\/\*\*?[\s\S]*?\*\//gm, '')
}

function isOurs(target: string): boolean {
  return packageOf(target) in OUTSIDE && target.includes('/')
}

function packageOf(file: string): string {
  return file.split('/')[0] ?? ''
}

function folderOf(file: string): string | undefined {
  const parts = file.split('/')
  return parts.length > 2 ? parts[1] : undefined
}

/** A file of the server that lies in no folder, or the one index of core. */
function isRoot(file: string): boolean {
  return ROOT_FILE.test(file) || /^[a-z]+\/index\.ts$/.test(file)
}

/** Only core and server are made of capabilities; the others are free inside. */
function rankOf(file: string): number | undefined {
  const ranks: Readonly<Record<string, number>> | undefined = { core: CORE, server: SERVER }[packageOf(file)]
  return ranks === undefined ? 0 : ranks[folderOf(file) ?? '']
}

function ranked(rank: number, ...folders: readonly string[]): Record<string, number> {
  return Object.fromEntries(folders.map((folder) => [folder, rank]))
}
