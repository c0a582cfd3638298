import type { Command } from 'commander'
import { calendarCommand } from './calendar.ts'
import { demoCommand } from './demo.ts'
import { doctorCommand } from './doctor.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { logCommand } from './log.ts'
import { restoreCommand } from './restore.ts'
import type { Toolbox } from './toolbox.ts'
import { upCommand } from './up.ts'
import { verifyCommand } from './verify.ts'

/** Every command of the program. A new one is a file beside these that exports such a function, and a line here. */
export const COMMANDS: readonly ((toolbox: Toolbox) => Command)[] = [
  upCommand,
  demoCommand,
  doctorCommand,
  calendarCommand,
  exportCommand,
  importCommand,
  restoreCommand,
  verifyCommand,
  logCommand,
]
