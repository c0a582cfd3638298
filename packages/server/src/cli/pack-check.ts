import { readFileSync, statSync } from 'node:fs'
import { isAbsolute, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkPack, evidenceShares, type Fault, type Pack } from '@zhengheng/core'
import { EXIT } from '../config/exit.ts'
import { OperatorError } from '../config/operator-error.ts'

/** What was found out about a pack, whether or not it can be used. */
export interface PackReport {
  readonly pack: string
  readonly faults: readonly Fault[]
  readonly code?: string
  readonly version?: string
  /** Facts, how many of them are general knowledge, and how much is not on file. */
  readonly facts?: number
  readonly recalled?: number
  readonly gaps?: number
}

/** A pack by its name (`cn`: the package `@zhengheng/cn`), or by the path of a module that exports `pack`. */
export async function examinePack(name: string): Promise<PackReport> {
  const loaded = await load(name)
  if ('faults' in loaded) return { pack: name, faults: loaded.faults }
  const { pack } = loaded
  const shares = evidenceShares(pack)
  return {
    pack: name,
    faults: checked(pack),
    code: pack.code,
    version: pack.version,
    facts: shares.reduce((sum, share) => sum + share.confirmed + share.recalled, 0),
    recalled: shares.reduce((sum, share) => sum + share.recalled, 0),
    gaps: pack.gaps.length,
  }
}

/** A pack that lacks a whole part cannot be walked; then the part is the fault. */
function checked(pack: Pack): readonly Fault[] {
  const missing = PARTS.filter((part) => !(part in pack) || pack[part] === undefined)
  if (missing.length > 0) return missing.map((part) => ({ pointer: `/${part}`, code: 'required' }))
  try {
    return checkPack(pack)
  } catch (error) {
    return [{ pointer: '', code: 'unreadable', params: { name: (error as Error).message } }]
  }
}

const PARTS = [
  'code',
  'version',
  'name',
  'zone',
  'currency',
  'calendar',
  'identifiers',
  'kinds',
  'numbers',
  'schemes',
  'needs',
  'roots',
  'law',
  'procedures',
  'grounds',
  'regions',
  'classifications',
  'reports',
  'glossary',
  'gaps',
  'uses',
] as const satisfies readonly (keyof Pack)[]

async function load(name: string): Promise<{ readonly pack: Pack } | { readonly faults: readonly Fault[] }> {
  const specifier = isPath(name) ? moduleAt(name) : `@zhengheng/${name}`
  try {
    const loaded = (await import(specifier)) as { readonly pack?: Pack }
    if (typeof loaded.pack === 'object' && loaded.pack !== null) return { pack: loaded.pack }
    return { faults: [{ pointer: '', code: 'exports-no-pack', params: { name } }] }
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND' && !isPath(name)) throw unknownPack(name, error)
    // Data that does not have its shape keeps a pack from loading; the error names the file and the place.
    return { faults: [{ pointer: '', code: 'does-not-load', params: { name: (error as Error).message } }] }
  }
}

function isPath(name: string): boolean {
  return isAbsolute(name) || /[/\\]|\.[cm]?[jt]s$/.test(name)
}

/** A folder is the package whose `package.json` names its source or its main file. */
function moduleAt(name: string): string {
  const path = resolve(name)
  try {
    return pathToFileURL(statSync(path).isDirectory() ? resolve(path, mainOf(path)) : path).href
  } catch (error) {
    throw unknownPack(name, error)
  }
}

function mainOf(folder: string): string {
  const about = JSON.parse(readFileSync(resolve(folder, 'package.json'), 'utf8')) as {
    readonly main?: string
    readonly exports?: { readonly '.'?: { readonly source?: string; readonly default?: string } }
  }
  const entry = about.exports?.['.']
  return entry?.default ?? entry?.source ?? about.main ?? 'index.js'
}

function unknownPack(name: string, cause: unknown): OperatorError {
  return new OperatorError(
    EXIT.configuration,
    `There is no pack ${name}.`,
    'Give the name of an installed pack (cn), or the path of a folder or module that exports one.',
    cause,
  )
}
