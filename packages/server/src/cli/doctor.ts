import { Command } from 'commander'
import { EXIT } from '../config/exit.ts'
import { OperatorError } from '../config/operator-error.ts'
import { CHECKS } from './checks.ts'
import { examinePack, type PackReport } from './pack-check.ts'
import type { Output } from './output.ts'
import type { Toolbox } from './toolbox.ts'

export function doctorCommand(toolbox: Toolbox): Command {
  return new Command('doctor')
    .description('look at everything the register needs, and say how to mend what is wrong')
    .option('--pack <pack>', 'look at a country pack alone: its name, or the path of its folder or module')
    .action(async (options: { readonly pack?: string }) =>
      options.pack === undefined ? doctor(toolbox) : doctorPack(toolbox, options.pack),
    )
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

/** Every fault of a pack with its place; nothing is started and nothing is read but the pack. */
async function doctorPack(toolbox: Toolbox, name: string): Promise<void> {
  const output = toolbox.output()
  const report = await examinePack(name)
  for (const { pointer, code, params } of report.faults) {
    const about = params?.['name'] === undefined ? '' : `: ${params['name']}`
    output.result(`FAULT  ${pointer === '' ? '/' : pointer} ${code}${about}`, {
      check: 'pack',
      ok: false,
      pack: name,
      pointer,
      code,
      ...(params && { params }),
    })
  }
  sumUp(output, report)
  if (report.faults.length > 0) toolbox.end(EXIT.unhealthy)
}

function sumUp(output: Output, { pack, faults, code, version, facts, recalled, gaps }: PackReport): void {
  const about =
    code === undefined
      ? 'it does not load'
      : `${code} version ${version}: ${facts} facts, ${recalled} of them recalled, ${gaps} gaps`
  output.result(`${faults.length === 0 ? 'ok    ' : 'FAULT '} pack ${pack}: ${about}, ${faults.length} faults`, {
    check: 'pack',
    ok: faults.length === 0,
    pack,
    faults: faults.length,
    ...(code !== undefined && { code, version, facts, recalled, gaps }),
  })
}
