import { Command } from 'commander'
import { EXIT } from '../config/exit.ts'
import { OperatorError } from '../config/operator-error.ts'
import { CHECKS } from './checks.ts'
import type { Toolbox } from './toolbox.ts'

export function doctorCommand(toolbox: Toolbox): Command {
  return new Command('doctor')
    .description('look at everything the register needs, and say how to mend what is wrong')
    .action(() => doctor(toolbox))
}

async function doctor(toolbox: Toolbox): Promise<void> {
  const output = toolbox.output()
  const config = toolbox.config()
  let faults = 0
  for (const { name, check } of CHECKS) {
    try {
      const found = await check(config)
      output.result(`ok     ${name}: ${found}`, { check: name, ok: true, found })
    } catch (error) {
      faults += 1
      const { message } = error as Error
      const mend =
        error instanceof OperatorError ? error.mend : 'This is a defect of the program; a report of it is welcome.'
      output.result(`FAULT  ${name}: ${message}\n       ${mend.replaceAll('\n', '\n       ')}`, {
        check: name,
        ok: false,
        message,
        mend,
      })
    }
  }
  if (faults > 0) toolbox.end(EXIT.unhealthy)
}
