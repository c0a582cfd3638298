import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

const PORT = Number(process.env['E2E_PORT'] ?? 18_765)
const ADDRESS = `http://127.0.0.1:${PORT}`
const ASKED_FOR = process.env['CHROMIUM']
/** The workers read this file, too; only the first to do so makes the folder. */
const DATA_DIR = (process.env['E2E_DATA_DIR'] ??= mkdtempSync(join(tmpdir(), 'zhengheng e2e-')))

/** Journeys through the built program on a new, small demonstration country, in the system's Chromium. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/browser',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  use: {
    baseURL: ADDRESS,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(ASKED_FOR === undefined ? {} : { executablePath: ASKED_FOR }),
      // Chromium has no sandbox for root
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
  webServer: {
    command: 'node tools/start.mjs',
    url: `${ADDRESS}/readyz`,
    timeout: 180_000,
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
    env: {
      HOST: '127.0.0.1',
      PORT: String(PORT),
      PUBLIC_URL: ADDRESS,
      DATA_DIR,
      DEMO: process.env['E2E_DEMO'] ?? '1000',
      NODE_ENV: '',
    },
  },
})
