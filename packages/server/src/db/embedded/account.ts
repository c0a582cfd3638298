import { readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** The account PostgreSQL runs under where the program itself is root: PostgreSQL refuses uid 0. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const NOBODY = 65_534

/** Undefined for an ordinary user, who keeps being it. The owner of data that exist comes first: they stay readable. */
export function chooseAccount(directory: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = ownerOf(directory)
  if (owner !== undefined && owner.uid !== 0) return owner
  return accountNamed('postgres') ?? accountNamed('nobody') ?? { uid: NOBODY, gid: NOBODY }
}

function ownerOf(directory: string): Account | undefined {
  const found = statSync(directory, { throwIfNoEntry: false })
  return found && { uid: found.uid, gid: found.gid }
}

function accountNamed(name: string): Account | undefined {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`))
    const [uid, gid] = (line?.split(':').slice(2, 4) ?? []).map(Number)
    return uid && gid ? { uid, gid } : undefined
  } catch {
    return undefined
  }
}

/** Whether the account may walk down to this folder: every folder above it, and itself, must let it through. */
export function canReach(account: Account, folder: string): boolean {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (at === dirname(at)) return true
  }
}
