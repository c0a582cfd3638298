import { resolve } from 'node:path'
import { Command } from 'commander'
import { openDatabase } from '../db/database.ts'
import { exportDatabase } from '../db/export.ts'
import type { Toolbox } from './toolbox.ts'

export function exportCommand(toolbox: Toolbox): Command {
  return new Command('export')
    .description('write every table into a new folder, as of one moment; a running server may go on')
    .argument('<folder>', 'where to, must not exist yet')
    .action((folder: string) => runExport(toolbox, resolve(folder)))
}

async function runExport(toolbox: Toolbox, folder: string): Promise<void> {
  const output = toolbox.output()
  const database = await openDatabase(toolbox.config(), {
    beside: true,
    migrateTo: 0,
    tell: (text) => output.tell(text),
  })
  try {
    const manifest = await exportDatabase(database, folder, (table, done, total) =>
      output.progress(`exported ${table}`, done, total),
    )
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    output.result(
      `${rows} rows of ${manifest.tables.length} tables are in ${folder}. The keys are not: keep DATA_DIR/keys apart.`,
      {
        event: 'exported',
        folder,
        rows,
        tables: manifest.tables.length,
      },
    )
  } finally {
    await database.close()
  }
}
