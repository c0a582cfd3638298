// `npm start`: installs what is missing, builds what is stale, starts the register. All in one process, so that Ctrl-C and
// the signals of a service manager reach the program itself.
import { join } from 'node:path'
import { build, isBuilt } from './build.mjs'
import { ensureInstalled, ROOT } from './install.mjs'

const wasBuilt = isBuilt()
ensureInstalled({ withTools: !wasBuilt })
if (!wasBuilt) {
  process.stderr.write('building ...\n')
  if (!build()) process.exit(1)
}
process.argv = [process.execPath, join(ROOT, 'packages/server/bin/zhengheng.mjs'), 'up', ...process.argv.slice(2)]
await import('../packages/server/bin/zhengheng.mjs')
