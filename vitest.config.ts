import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'scripts/**/*.test.ts',
      'tests/fakes/**/*.test.ts',
      'tests/core/**/*.test.ts',
      'tests/torture/**/*.test.ts',
    ],
    pool: 'forks',
    // Files share their worker's modules: reading the core anew for each took a third of the time. What a test leaves in a
    // module it must take back.
    isolate: false,
    // By itself vitest leaves one processor free, which on a small machine leaves one at work.
    maxWorkers: '100%',
    // Ends what hangs. A slow machine with both processors at work is not what it is to find.
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
})
