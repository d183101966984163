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
    // By itself vitest leaves one processor free, which on a small machine leaves one at work.
    maxWorkers: '100%',
    // Ends what hangs. A slow machine with both processors at work is not what it is to find.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
