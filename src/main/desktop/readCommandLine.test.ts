import { expect, test } from 'vitest'
import { readCommandLine } from './readCommandLine.ts'

test.each([
  [[], null, false, false],
  [['--hidden'], null, true, false],
  [['--capture'], null, false, true],
  [['--profile', '/p'], '/p', false, false],
  [['--profile=rel', '--hidden'], '/home/rel', true, false],
  [['--profile='], null, false, false],
  [['--profile'], null, false, false],
])('%j', (args, profileDir, hidden, capture) => {
  expect(readCommandLine(['/opt/ratiba', ...args], '/home')).toEqual({
    ...{ profileDir, hidden, capture },
  })
})
