import { expect, test } from 'vitest'
import { defaultCaptureKeys, GlobalKeys, globalKeysOf } from './globalKeys.ts'
import type { GlobalPress } from './globalKeys.ts'

const press = (code: string, fields: Partial<GlobalPress> = {}): GlobalPress => ({
  ...{ key: code.replace(/^(Key|Digit)/, '').toLowerCase(), code },
  ...{ ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...fields },
})

test.each([
  ['Mod+Alt+J', true],
  ['Alt+Shift+Space', true],
  ['Mod+9', true],
  ['F9', true],
  ['Shift+F24', true],
  ['J', false],
  ['Shift+J', false],
  ['F25', false],
  ['Mod+', false],
  ['Alt+Mod+J', false],
  ['Mod+Alt+Delete', false],
  [defaultCaptureKeys, true],
])('%s can hold everywhere: %s', (keys, can) => {
  expect(GlobalKeys.safeParse(keys).success).toBe(can)
})

test.each<[GlobalPress, boolean, string | null]>([
  [press('KeyJ', { ctrlKey: true, altKey: true }), false, 'Mod+Alt+J'],
  // Alt makes another sign of it; the key stays the same.
  [press('KeyJ', { key: '∆', metaKey: true, altKey: true }), true, 'Mod+Alt+J'],
  // A keyboard with other letters: what stands on the key counts.
  [press('KeyQ', { key: 'a', ctrlKey: true }), false, 'Mod+A'],
  [press('Digit1', { key: '!', altKey: true, shiftKey: true }), false, 'Alt+Shift+1'],
  [press('Space', { key: ' ', ctrlKey: true, shiftKey: true }), false, 'Mod+Shift+Space'],
  [press('F9', { key: 'F9' }), false, 'F9'],
  [press('KeyJ'), false, null],
  [press('ControlLeft', { key: 'Control', ctrlKey: true }), false, null],
  [press('Escape', { key: 'Escape', ctrlKey: true }), false, null],
  // Control is not Mod on a Mac.
  [press('KeyJ', { ctrlKey: true }), true, null],
])('%j on a Mac (%s) is %s', (pressed, isMac, keys) => {
  expect(globalKeysOf(pressed, isMac)).toBe(keys)
})
