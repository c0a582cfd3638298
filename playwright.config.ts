import { defineConfig } from '@playwright/test'

/** Journeys in a real browser against a real server, which one global set-up starts with the demonstration in it. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  globalSetup: './e2e/global-setup.ts',
  // The machine is shared with the server and its database.
  workers: 2,
  fullyParallel: true,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'line',
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
    },
    actionTimeout: 10_000,
    locale: 'zh-CN',
    // Every public page must be complete without scripts; tests that measure by script say so.
    javaScriptEnabled: false,
  },
})
