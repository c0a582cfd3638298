import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importsOf, violations, type Sources } from './boundaries.ts'

const PACKAGES = join(import.meta.dirname, '../packages')

function readSources(): Sources {
  const files = readdirSync(PACKAGES).flatMap((name) => {
    const folder = join(PACKAGES, name, 'src')
    if (!existsSync(folder)) return []
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /(^|[/\\])[^./\\][^/\\]*\.tsx?$/.test(file))
      .map((file) => [`${name}/${file.replaceAll('\\', '/')}`, readFileSync(join(folder, file), 'utf8')] as const)
  })
  return new Map(files)
}

function judge(file: string, text: string, others: Readonly<Record<string, string>> = {}): string[] {
  return violations(new Map([[file, text], ...Object.entries(others)]))
}

describe('the sources', () => {
  const sources = readSources()

  it('were seen: a checker that reads nothing finds nothing', () => {
    expect(sources.size).toBeGreaterThan(150)
    const packages = new Set([...sources.keys()].map((file) => file.split('/')[0]))
    expect([...packages]).toEqual(expect.arrayContaining(['core', 'cn', 'server', 'verify', 'demo']))
    const all = [...sources].flatMap(([file, text]) => importsOf(file, text))
    expect(all.length).toBeGreaterThan(500)
  })

  it('import nothing that their place forbids', () => {
    expect(violations(sources)).toEqual([])
  })

  it('have one index for each package and none inside', () => {
    const inner = [...sources.keys()].filter((file) => /\/.+\/index\.tsx?$/.test(file))
    expect(inner).toEqual([])
  })

  it('have no drawer for everything', () => {
    const drawers = [...sources.keys()].filter((file) =>
      /(^|\/)(utils?|helpers?|common|managers?|misc)(\/|\.tsx?$)/.test(file),
    )
    expect(drawers).toEqual([])
  })
})

describe('a planted import', () => {
  it.each([
    ['core/time/day.ts', `import { readFileSync } from 'node:fs'`, 'core may not import it'],
    ['core/time/day.ts', `import postgres from 'postgres'`, 'core may not import it'],
    ['core/time/day.ts', `import { a } from '../party/model.ts'`, 'rank 0 may not import rank 1'],
    ['core/party/model.ts', `import type { A } from '../attestation/model.ts'`, 'rank 1 may not import rank 3'],
    ['core/party/model.ts', `import { a } from '../../../server/src/app.ts'`, 'core may not import it'],
    ['cn/catalogue/ccc.ts', `import { a } from '@zhengheng/server'`, 'cn may not import it'],
    ['verify/log/proof.ts', `import { createHash } from 'node:crypto'`, 'verify may not import it'],
    ['web/verify/page.ts', `import { a } from '@zhengheng/server'`, 'web may not import it'],
    ['server/certification/acts.ts', `import { pack } from '@zhengheng/cn'`, 'server may not import it'],
    ['server/certification/acts.ts', `const a = await import('@zhengheng/demo')`, 'server may not import it'],
    ['server/server.ts', `import { a } from './demo/load.ts'`, 'loaded by name'],
    ['server/demo/load.ts', `import { a } from '@zhengheng/cn'`, 'server may not import it'],
    ['server/certification/acts.ts', `import postgres from 'postgres'`, 'only db/ imports the driver'],
    ['server/certification/acts.ts', `import type { FastifyInstance } from 'fastify'`, 'import fastify'],
    ['server/certification/acts.ts', `import helmet from '@fastify/helmet'`, 'import fastify'],
    ['server/certification/acts.ts', `import { a } from '../approval/store.ts'`, 'store.ts is private'],
    ['server/complaint/acts.ts', `import { a } from '../approval/routes.ts'`, 'routes.ts is private'],
    ['server/attestation/acts.ts', `import { a } from '../approval/acts.ts'`, 'rank 3 may not import rank 4'],
    ['server/db/connect.ts', `import { a } from '../party/reads.ts'`, 'rank -2 may not import rank 1'],
    ['server/approval/acts.ts', `import { a } from '../app.ts'`, 'only the root composes the root'],
    ['server/novelty/acts.ts', `import { a } from '../party/reads.ts'`, 'has no rank'],
    ['server/approval/acts.ts', `import { a } from './acts.test.ts'`, 'no source imports a test'],
    ['server/approval/acts.ts', `import { a } from '../testing/services.ts'`, 'no source imports a test'],
    ['server/approval/acts.ts', `import { it } from 'vitest'`, 'no source imports a test'],
    ['server/approval/acts.ts', `export { a } from '../case/acts.ts'`, 'rank 4 may not import rank 5'],
    ['server/approval/acts.ts', `import {\n  a,\n  b,\n} from '../case/acts.ts'`, 'rank 4 may not import rank 5'],
  ])('in %s, %s, is caught', (file, text, wrong) => {
    expect(judge(file, text).join()).toContain(wrong)
  })

  it.each([
    ['select in acts.ts', 'server/party/acts.ts', 'await tx<{ id: number }[]>`select 1`'],
    ['unsafe in a page', 'server/pages/home.ts', 'await db.reads.unsafe(text)'],
  ])('of SQL (%s) is caught', (_name, file, text) => {
    expect(judge(file, text)).toEqual([`${file}: SQL stands in store.ts, reads.ts and db/ alone`])
  })

  it('that closes a circle is caught', () => {
    const back = { 'core/time/b.ts': `import { a } from './a.ts'` }
    expect(judge('core/time/a.ts', `import { b } from './b.ts'`, back)).toEqual([
      'circle: core/time/a.ts -> core/time/b.ts -> core/time/a.ts',
    ])
  })
})

describe('what is allowed', () => {
  it.each([
    ['core/party/model.ts', `import type { Identifier } from '../codes/identifier.ts'`],
    ['core/api/endpoint.ts', `import type { TSchema } from 'typebox'`],
    ['core/index.ts', `export * from './statistics/model.ts'`],
    ['verify/log/proof.ts', `import { sha256 } from '@noble/hashes/sha2.js'`],
    ['verify/cli/main.ts', `import { parseArgs } from 'node:util'`],
    ['server/certification/store.ts', 'await tx<{ id: number }[]>`select 1`'],
    ['server/certification/routes.ts', `import type { FastifyInstance } from 'fastify'`],
    ['server/certification/acts.ts', `import { a } from '../approval/acts.ts'`],
    [
      'server/certification/acts.db.test.ts',
      `import { a } from '../approval/store.ts'\nimport { pack } from '@zhengheng/cn'`,
    ],
    ['server/app.ts', `import { a } from './approval/routes.ts'`],
    ['server/cli/up.ts', `const a = await import('@zhengheng/demo')`],
    ['server/demo/load.ts', `import { a } from '@zhengheng/demo'`],
    ['server/cli/demo.ts', `const { a } = await import('../demo/load.ts')`],
    ['server/approval/acts.ts', `// import { a } from '../case/acts.ts'`],
    ['server/approval/acts.ts', `/** import { a } from '../case/acts.ts' */`],
  ])('in %s: %s', (file, text) => {
    expect(judge(file, text)).toEqual([])
  })

  it('is a circle of shapes, which the compiler erases', () => {
    const back = { 'core/time/b.ts': `import type { A } from './a.ts'` }
    expect(judge('core/time/a.ts', `import { b } from './b.ts'`, back)).toEqual([])
  })
})
