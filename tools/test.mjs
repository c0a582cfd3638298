// `npm test`: every check, one stage after another; a stage that fails does not hide the others. `--fast` leaves out what needs
// a database or a browser. The last line is for programs: `N passed, N failed, N skipped`.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { build } from './build.mjs'
import { ensureInstalled, ROOT } from './install.mjs'

const FAST = process.argv.includes('--fast')
const CACHE = join(ROOT, '.cache')
const TSC = 'typescript/bin/tsc'

/** A stage is one test, or, where it writes a report, as many as the report counts. */
const STAGES = [
  { name: 'types', run: checkTypes },
  { name: 'lint', run: () => tool('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']) },
  { name: 'format', run: () => tool('oxfmt/bin/oxfmt', ['--check']) },
  { name: 'boundaries', run: () => vitest('boundaries') },
  { name: 'dead code', run: () => tool('knip/bin/knip.js', ['--no-progress']) },
  { name: 'unit', run: () => vitest('unit') },
  { name: 'database', slow: true, run: () => vitest('database') },
  { name: 'browser', slow: true, run: browse },
]

process.env.CI ??= 'true'
ensureInstalled({ withTools: true })
mkdirSync(CACHE, { recursive: true })
const results = []
for (const stage of STAGES) {
  if (FAST && stage.slow) continue
  process.stdout.write(`\n== ${stage.name}\n`)
  const begin = performance.now()
  const counts = await stage.run()
  results.push({ name: stage.name, seconds: (performance.now() - begin) / 1000, ...counts })
}
finish(results)

function finish(all) {
  process.stdout.write('\n')
  for (const { name, seconds, passed, failed, skipped } of all) {
    const mark = failed > 0 ? 'FAILED' : 'ok'
    process.stdout.write(
      `${name.padEnd(12)} ${mark.padEnd(7)} ${seconds.toFixed(1).padStart(7)} s  ${passed} passed, ${failed} failed, ${skipped} skipped\n`,
    )
  }
  const sum = (key) => all.reduce((total, stage) => total + stage[key], 0)
  process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped\n`)
  process.exitCode = sum('failed') > 0 ? 1 : 0
}

async function checkTypes() {
  // the database and browser stages run what is built here
  const built = build()
  const rest = [await tool(TSC, ['-p', 'tools', '--noEmit']), await tool(TSC, ['-p', 'packages/web', '--noEmit'])]
  return one(built && rest.every((stage) => stage.failed === 0))
}

async function tool(program, args) {
  return one((await run(program, args)) === 0)
}

async function vitest(project) {
  const report = fresh(`${project}.json`)
  const code = await run('vitest/vitest.mjs', [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  return counted(report, code, (found) => ({
    passed: found.numPassedTests,
    failed: found.numFailedTests,
    skipped: found.numPendingTests + found.numTodoTests,
  }))
}

async function browse() {
  const browser = ensureBrowser()
  if (browser === undefined) {
    process.stderr.write('There is no Chromium: install one, or set CHROMIUM to its path.\n')
    return one(false)
  }
  const report = fresh('browser.json')
  const env = { CHROMIUM: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report }
  const code = await run('@playwright/test/cli.js', ['test', '--reporter=line,json'], env)
  return counted(report, code, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }))
}

function one(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 }
}

function fresh(name) {
  const file = join(CACHE, name)
  rmSync(file, { force: true })
  return file
}

/** A run that ended badly without one failed test (a file that does not load, an error outside of tests) is a failure, too. */
function counted(report, code, read) {
  if (!existsSync(report)) return one(false)
  const counts = read(JSON.parse(readFileSync(report, 'utf8')))
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function run(program, args, env = {}) {
  const child = spawn(process.execPath, [join(ROOT, 'node_modules', program), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 1, 2],
    env: { ...process.env, ...env },
  })
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
