import { Command } from 'commander'
import type { Config } from '../config/config.ts'
import type { DemoKey } from '../demo/accounts.ts'
import { openKeys } from '../keys/keys.ts'
import { loadPack } from '../pack.ts'
import type { Output } from './output.ts'
import type { Toolbox } from './toolbox.ts'

export function demoCommand(toolbox: Toolbox): Command {
  return new Command('demo')
    .description('load the demonstration country into an empty register; print its accounts and its situations')
    .option('--print', 'only print: nothing is loaded, and a running server is left alone')
    .action((options: { print?: true }) => demo(toolbox, options.print === true))
}

async function demo(toolbox: Toolbox, isPrintOnly: boolean): Promise<void> {
  const config = toolbox.config()
  const output = toolbox.output()
  const { accountLines, situationLines } = await import('../demo/prepare.ts')
  const { SITUATIONS } = await import('@zhengheng/demo')
  const accounts = isPrintOnly ? await listKeys(config) : await load(config, output)
  for (const [index, line] of accountLines(accounts).entries()) {
    output.result(line, { event: 'account', ...accounts[index] })
  }
  for (const [index, line] of situationLines(config.publicUrl).entries()) {
    output.result(line, { event: 'situation', ...SITUATIONS[index] })
  }
}

async function listKeys(config: Config): Promise<readonly DemoKey[]> {
  if (config.production) return []
  const { listDemoKeys } = await import('../demo/accounts.ts')
  return listDemoKeys(await loadPack(config.pack), openKeys(config.dataDir, config.secretKey).secret)
}

/** The whole register is started for it, on a door that nobody knows: what reports need is what it always has. */
async function load(config: Config, output: Output): Promise<readonly DemoKey[]> {
  const { prepareDemo } = await import('../demo/prepare.ts')
  const { startServer } = await import('../server.ts')
  const tell = (line: string): void => output.tell(line)
  let accounts: readonly DemoKey[] = []
  const server = await startServer(
    { ...config, host: '127.0.0.1', port: 0 },
    {
      tell,
      async prepare(services) {
        accounts = await prepareDemo(services, tell)
      },
    },
  )
  await server.stop()
  return accounts
}
