import { defineConfig } from 'vitest/config'

/** Only what `npm run test:real` runs; PHP in WebAssembly takes its time. */
export default defineConfig({
  test: { include: ['tests/real/*.real.ts'], pool: 'forks', testTimeout: 180_000, hookTimeout: 180_000 },
})
