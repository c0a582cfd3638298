import { resolve } from 'node:path'
import { Command } from 'commander'
import { openDatabase } from '../db/database.ts'
import { restoreDatabase } from '../db/restore.ts'
import type { Toolbox } from './toolbox.ts'

export function restoreCommand(toolbox: Toolbox): Command {
  return new Command('restore')
    .description('load an export into a new, empty database, all of it or nothing')
    .argument('<folder>', 'what `export` wrote')
    .action((folder: string) => runRestore(toolbox, resolve(folder)))
}

async function runRestore(toolbox: Toolbox, folder: string): Promise<void> {
  const output = toolbox.output()
  const config = toolbox.config()
  const database = await openDatabase(config, { migrateTo: 0, tell: (text) => output.tell(text) })
  try {
    const manifest = await restoreDatabase(database, folder, (table, done, total) =>
      output.progress(`loaded ${table}`, done, total),
    )
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    output.result(`${rows} rows of ${manifest.tables.length} tables are restored, as of ${manifest.madeAt}.`, {
      event: 'restored',
      folder,
      rows,
      tables: manifest.tables.length,
      madeAt: manifest.madeAt,
    })
  } finally {
    await database.close()
  }
}
