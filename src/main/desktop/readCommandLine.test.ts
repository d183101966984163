import { expect, test } from 'vitest'
import { readCommandLine } from './readCommandLine.ts'

test.each([
  [[], null, false],
  [['--hidden'], null, true],
  [['--profile', '/p'], '/p', false],
  [['--profile=rel', '--hidden'], '/home/rel', true],
  [['--profile='], null, false],
  [['--profile'], null, false],
])('%j', (args, profileDir, hidden) => {
  expect(readCommandLine(['/opt/ratiba', ...args], '/home')).toEqual({ profileDir, hidden })
})
