import { Command } from 'commander'
import { waitForEnd } from './ending.ts'
import type { Output } from './output.ts'
import type { Services } from '../services.ts'
import type { Toolbox } from './toolbox.ts'

export function upCommand(toolbox: Toolbox): Command {
  return new Command('up')
    .description('start the register with its database, and serve until Ctrl-C')
    .action(() => up(toolbox))
}

async function up(toolbox: Toolbox): Promise<void> {
  const config = toolbox.config()
  const output = toolbox.output()
  const ending = waitForEnd(() => output.tell('stopping ...'))
  try {
    const { startServer } = await import('../server.ts')
    const tell = (line: string): void => output.tell(line)
    const server = await startServer(config, { tell, prepare: (services) => prepareAndShow(services, output) })
    try {
      output.result(`ready ${server.url}`, { event: 'ready', url: server.url })
      await ending.asked
    } finally {
      await server.stop()
    }
  } finally {
    ending.forget()
  }
}

/** The demonstration, where there is one, is loaded before the doors open; its keys and its addresses are shown at every start. */
async function prepareAndShow(services: Services, output: Output): Promise<void> {
  if (services.config.production) return
  const { accountLines, placeLines, prepareDemo, situationLines } = await import('../demo/prepare.ts')
  const accounts = await prepareDemo(services, (line) => output.tell(line))
  if (accounts.length === 0) return
  const { publicUrl } = services.config
  const lines = [...situationLines(publicUrl), ...placeLines(publicUrl), ...accountLines(accounts)]
  for (const line of lines) output.tell(line)
}
