import { readConfig } from '../../config/config.ts'
import { SYSTEM, transact } from '../../db/transact.ts'
import { hashKey } from '../../identity/api-keys.ts'
import { insertKey } from '../../identity/store.ts'
import { findPartyByIdentifier } from '../../party/reads.ts'
import { addParty } from '../../party/store.ts'
import { startServer } from '../../server.ts'

/** A program for tests that kill it: the whole server on the DATA_DIR of the environment, with bodies whose keys are given. */
const keys = process.argv.slice(2)
const server = await startServer(readConfig(process.env), {
  async prepare(services) {
    for (const [index, key] of keys.entries()) {
      await transact(services.db, SYSTEM, async (tx) => {
        const identifier = { scheme: 'test', value: String(index) }
        if ((await findPartyByIdentifier(tx, identifier)) !== undefined) return
        const party = await addParty(tx, { kind: 'body', name: `body ${index}`, identifiers: [identifier] })
        await insertKey(tx, { hash: hashKey(key), party, person: 'p', role: 'body', name: 'test' })
      })
    }
  },
})
process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
process.stdout.write(`ready ${server.url}\n`)
