import type { Pack } from '@zhengheng/core'
import type { Config } from './config/config.ts'
import type { Database } from './db/database.ts'
import type { Keys } from './keys/keys.ts'
import type { LogGate } from './log/gate.ts'
import type { Register } from './register.ts'

/** What everything in the server is a function of. Made once, at start; tests make their own. */
export interface Services {
  readonly config: Config
  readonly pack: Pack
  readonly db: Database
  readonly register: Register
  readonly keys: Keys
  /** Acts are refused while the public log refuses: nothing may be acknowledged that could not be logged. */
  readonly log: LogGate
  /** The clock. Legal days are derived from it in the pack's zone. */
  readonly now: () => Date
}
