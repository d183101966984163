import { expect, test } from 'vitest'
import type { Descriptor } from './descriptor.ts'
import { canReplace, endedTextOf, removalOf } from './removalOf.ts'
import type { Rights } from './removalOf.ts'

const hour = 3_600_000
const telegram = { publishing: 'api', remove: { possible: 'within', withinMs: 48 * hour } } as const
const always = { publishing: 'api', remove: { possible: 'always', withinMs: null } } as const
const never = { publishing: 'byHand', remove: { possible: 'never', withinMs: null } } as const
const mayNot = (key: string): Rights => [{ key, granted: false }]

test.each<[string, Pick<Descriptor, 'remove' | 'publishing'>, Rights, number, string]>([
  ['young enough', telegram, [], 48 * hour - 1, 'ratiba'],
  ['exactly as old as it may no longer be', telegram, [], 48 * hour, 'tooLate'],
  ['at any age', always, [], 9000 * hour, 'ratiba'],
  ['with the right', always, [{ key: 'mayDelete', granted: true }], hour, 'ratiba'],
  ['without the right', always, mayNot('mayDelete'), hour, 'noRight'],
  ['without another right', always, mayNot('mayPost'), hour, 'ratiba'],
  ['by hand', never, [], hour, 'person'],
])('%s', (_, descriptor, rights, lifetime, who) => {
  expect(removalOf(descriptor, rights, lifetime)).toBe(who)
})

test('words are replaced only where she chose it, the network edits and the login may', () => {
  const edits = { edit: { text: true, media: false } }
  const expiry = { kind: 'after', afterMs: hour, fallback: { kind: 'edit', text: 'Imekwisha' } } as const
  expect(endedTextOf(expiry, edits, [])).toBe('Imekwisha')
  expect(endedTextOf({ ...expiry, fallback: { kind: 'remind' } }, edits, [])).toBeNull()
  expect(endedTextOf({ kind: 'after', afterMs: hour }, edits, [])).toBeNull()
  expect(endedTextOf(expiry, { edit: { text: false, media: false } }, [])).toBeNull()
  expect(endedTextOf(expiry, edits, mayNot('mayEdit'))).toBeNull()
  expect(canReplace(edits, mayNot('mayDelete'))).toBe(true)
})
