import { Command } from 'commander'
import { waitForEnd } from './ending.ts'
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
    const server = await startServer(config, { tell: (line) => output.tell(line) })
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
