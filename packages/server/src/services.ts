import type { Pack } from '@zhengheng/core'
import type { Config } from './config/config.ts'
import type { Database } from './db/database.ts'
import type { Keys } from './keys/keys.ts'
import type { LogGate } from './log/gate.ts'
import type { Register } from './register.ts'

/** What everything in the server is a function of. Made once, at start; tests make their own. */
export interface Services {
  readonly config: Config
  /** With the working days that were loaded since it was made. */
  readonly pack: Pack
  /** The pack as it was made, where that is not the same. */
  readonly ownPack?: Pack
  readonly db: Database
  readonly register: Register
  readonly keys: Keys
  /** Acts are refused while the public log refuses: nothing may be acknowledged that could not be logged. */
  readonly log: LogGate
  /** The clock. Legal days are derived from it in the pack's zone. */
  readonly now: () => Date
}
