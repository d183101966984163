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
    testTimeout: 30_000,
  },
})
