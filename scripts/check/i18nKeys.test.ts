import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { findProblems, flatten, i18nProblems, usesOf } from './i18nKeys.ts'

const language = (file: unknown) => new Map(flatten(file, 'shop'))
const problems = (en: unknown, sw: unknown, source: string) =>
  findProblems(
    new Map([
      ['en', language(en)],
      ['sw', language(sw)],
    ]),
    new Map([['Shop.tsx', usesOf('Shop.tsx', source)]]),
  )

test('all is well when every key is there and used', () => {
  const words = {
    title: 'Shop',
    items_one: '{{count}} thing',
    items_other: '{{count}} things',
    days: { mon: 'M' },
  }
  const source = "t('shop.title'); t('shop.items', { count }); t(`shop.days.${day}`)"
  expect(problems(words, words, source)).toEqual([])
})

test('a key that no language has is found, with its place', () => {
  expect(
    problems({ title: 'Shop' }, { title: 'Duka' }, "t('shop.title')\nt(open ? 'shop.open' : 'shop.title')"),
  ).toEqual(['Shop.tsx:2 uses shop.open, which no language has'])
})

test('a pattern that nothing fits is found', () => {
  expect(problems({ title: 'Shop' }, { title: 'Duka' }, "t('shop.title'); t(`shop.days.${day}`)")).toEqual([
    'Shop.tsx:1 uses shop.days.*, which no language has',
  ])
})

test('a label of a command is a key', () => {
  const source = "t('shop.title'); const c = { id: 'x', label: 'shop.buy', group: 'go', run }"
  expect(problems({ title: 'Shop' }, { title: 'Duka' }, source)).toEqual([
    'Shop.tsx:1 uses shop.buy, which no language has',
  ])
})

test('a key of one language only, an unused one, and different placeholders are found', () => {
  expect(
    problems(
      { title: 'Shop', open: 'Open', at: 'at {{time}}' },
      { title: 'Duka', at: 'saa {{when}}' },
      "t('shop.open'); t('shop.at', { time })",
    ),
  ).toEqual([
    'shop.open is missing in sw',
    'shop.at puts in (time) in en but (when) in sw',
    'shop.title is not used',
  ])
})

test('it reads the language files and sources of a project', () => {
  const root = mkdtempSync(join(tmpdir(), 'i18n-keys-'))
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  try {
    write('src/renderer/i18n/en/shop.json', '{ "title": "Shop", "old": "Old" }')
    write('src/renderer/i18n/sw/shop.json', '{ "title": "Duka", "old": "Zamani" }')
    write('src/renderer/features/shop/ShopScreen.tsx', "export const title = () => t('shop.title')")
    write('src/renderer/features/shop/ShopScreen.test.tsx', "t('shop.old')")
    expect(i18nProblems(root)).toEqual(['shop.old is not used'])
  } finally {
    rmSync(root, { recursive: true })
  }
})
