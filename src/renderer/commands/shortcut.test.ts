import { expect, test } from 'vitest'
import { ariaShortcut, pressName, shortcutKeys } from './shortcut.ts'
import type { KeyPress } from './shortcut.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...more,
})

test.each<[string, KeyPress, string | null]>([
  ['a letter', press('n'), 'N'],
  ['a sign that needs Shift', press('?', { shiftKey: true }), '?'],
  ['Ctrl', press('k', { ctrlKey: true }), 'Mod+K'],
  ['Ctrl and Shift', press('Z', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z'],
  ['a Cyrillic keyboard', press('л', { code: 'KeyK', ctrlKey: true }), 'Mod+K'],
  ['a French letter stays itself', press('a', { code: 'KeyQ' }), 'A'],
  ['a named key', press('Enter', { shiftKey: true }), 'Shift+Enter'],
  ['a modifier alone', press('Shift', { shiftKey: true }), null],
])('%s', (_, keys, name) => {
  expect(pressName(keys, false)).toBe(name)
})

test('on a Mac the Command key is Mod, and Ctrl is not', () => {
  expect(pressName(press('k', { metaKey: true }), true)).toBe('Mod+K')
  expect(pressName(press('k', { ctrlKey: true }), true)).toBe('K')
})

test('shortcuts are shown as key caps', () => {
  expect(shortcutKeys('G T')).toEqual(['G', 'T'])
  expect(shortcutKeys('Mod+Shift+Z', false)).toEqual(['Ctrl', '⇧', 'Z'])
  expect(shortcutKeys('Mod+K', true)).toEqual(['⌘', 'K'])
  expect(shortcutKeys(undefined)).toBeUndefined()
  expect(ariaShortcut('Mod+K', false)).toBe('Control+K')
})
