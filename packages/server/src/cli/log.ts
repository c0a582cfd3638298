import { Command } from 'commander'
import { EXIT } from '../config/exit.ts'
import { openDatabase } from '../db/database.ts'
import { openKeys } from '../keys/keys.ts'
import { auditLog, type LogAudit } from '../log/audit-log.ts'
import { entriesOf, logFolder, signerOf } from '../log/gate.ts'
import type { Toolbox } from './toolbox.ts'

export function logCommand(toolbox: Toolbox): Command {
  const audit = new Command('audit')
    .description('compute the public log again from the database, compare every file, name the first difference')
    .action(() => runAudit(toolbox))
  return new Command('log').description('the public log').addCommand(audit)
}

async function runAudit(toolbox: Toolbox): Promise<void> {
  const output = toolbox.output()
  const config = toolbox.config()
  const dir = logFolder(config.dataDir)
  const { vkey } = signerOf(dir, { config, keys: openKeys(config.dataDir, config.secretKey) })
  const db = await openDatabase(config, { beside: true, tell: (text) => output.tell(text) })
  try {
    const entries = entriesOf(db)
    const found = await auditLog({
      dir,
      vkey,
      readEntries: (from, limit) => {
        output.progress('compared', from)
        return entries(from, limit)
      },
    })
    output.result(textOf(found), { ...found })
    if (found.difference) toolbox.end(EXIT.refused)
  } finally {
    await db.close()
  }
}

function textOf({ size, root, compared, difference }: LogAudit): string {
  if (!difference) return `ok     ${size} entries, root ${root}: database and files are the same`
  const place = [difference.path, difference.index === undefined ? undefined : `act ${difference.index}`]
  return `FAULT  ${difference.kind}: ${place.filter((part) => part !== undefined).join(', ')}\n       ${difference.detail}\n       ${compared} of ${size} entries were the same before it`
}
