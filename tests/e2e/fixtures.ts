import { test as base } from '@playwright/test'
import { startApp } from './startApp.ts'
import type { RunningApp } from './startApp.ts'

/** A host of its own for each test, on a profile of its own. */
export const test = base.extend<{ app: RunningApp }>({
  // Playwright reads from the pattern what a fixture needs: nothing.
  app: async ({}, hand) => {
    const app = await startApp()
    await hand(app)
    await app.close()
  },
})
