import { expect, test } from 'vitest'
import { autostartFile } from './autostartFile.ts'

const execOf = (command: string[], env: Record<string, string> = {}) =>
  autostartFile({ command, env })
    .split('\n')
    .find(line => line.startsWith('Exec='))

test('starts the program hidden', () => {
  const text = autostartFile({ command: ['/opt/Ratiba/ratiba', '--hidden'], env: {} })
  expect(text.split('\n')[0]).toBe('[Desktop Entry]')
  expect(text).toContain('\nType=Application\n')
  expect(text).toContain('\nExec=/opt/Ratiba/ratiba --hidden\n')
})

test('hands on the variables it needs', () => {
  expect(execOf(['/x/electron', '/x/app'], { RATIBA_NATIVE_BINDING: '/x/b.node' })).toBe(
    'Exec=env RATIBA_NATIVE_BINDING=/x/b.node /x/electron /x/app',
  )
})

test.each([
  ['/opt/My App/ratiba', '"/opt/My App/ratiba"'],
  ['a%f', 'a%%f'.replace(/^.*$/, '"a%%f"')],
  // The argument becomes "a\$b", and a backslash is written twice in a value of the file.
  ['a$b', '"a\\\\$b"'],
  ['say "hi"', '"say \\\\"hi\\\\""'],
  ['a\\b', '"a\\\\\\\\b"'],
  ['', '""'],
])('quotes %j as the specification says', (argument, written) => {
  expect(execOf(['/bin/x', argument])).toBe(`Exec=/bin/x ${written}`)
})
