import { startCluster } from '../embedded/cluster.ts'

/** A program for tests that kill it: starts the cluster of the DATA_DIR it is given, says so in one line, and waits. */
const [dataDir = '', password = ''] = process.argv.slice(2)

function say(message: unknown): void {
  process.stdout.write(`${JSON.stringify(message)}\n`)
}

try {
  const cluster = await startCluster({ dataDir, password, tell: (told) => say({ told }) })
  process.once('SIGTERM', () => void cluster.stop().then(() => process.exit(0)))
  say({ address: cluster.address, postmaster: cluster.pid() })
} catch (error) {
  say({ error: (error as Error).message, exit: (error as { exit?: number }).exit })
  process.exitCode = 1
}
