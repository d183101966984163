import { defineConfig } from '@playwright/test'

/** The desktop shell in a real Electron: whichever resolveElectron gives, under Xvfb where there is no display. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './globalSetup.ts',
  outputDir: '../../test-results/desktop',
  reporter: [['list']],
  // Starting an Electron takes both processors of a small machine.
  workers: 1,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env['CI'] !== undefined,
})
