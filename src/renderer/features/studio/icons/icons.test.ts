import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findIcons, iconLines } from './icons.ts'
import { findEmoji } from './findEmoji.ts'
import { russianWords } from './russianWords.ts'
import { swahiliWords } from './swahiliWords.ts'

const names = Object.keys(
  JSON.parse(
    readFileSync(
      new URL('../../../../../node_modules/lucide-static/icon-nodes.json', import.meta.url),
      'utf8',
    ),
  ) as object,
)

test('every icon of the set is drawn of lines', async () => {
  for (const name of names) {
    const lines = await iconLines(name)
    expect(lines?.length, name).toBeGreaterThan(0)
    for (const line of lines ?? []) expect(line, name).toMatch(/^[Mm](?!.*NaN)/)
  }
  expect(await iconLines('no-such-icon')).toBeNull()
  expect(await iconLines('constructor')).toBeNull()
})

test('they are found in English, Swahili and Russian, what is called so first', async () => {
  expect((await findIcons('heart', 5))[0]).toBe('heart')
  expect((await findIcons('moyo', 5))[0]).toBe('heart')
  expect((await findIcons('kahawa', 5))[0]).toBe('coffee')
  expect((await findIcons('сердце', 5))[0]).toBe('heart')
  expect(await findIcons('discount', 50)).toContain('badge-percent')
  expect(await findIcons('nothing like this', 5)).toEqual([])
  expect((await findIcons('', 12))[0]).toBe('heart')
  expect(new Set(await findIcons('', 10_000))).toEqual(new Set(names))
})

test('every Swahili and Russian word leads to an icon', async () => {
  for (const word of Object.keys({ ...swahiliWords, ...russianWords }))
    expect((await findIcons(word, 1)).length, word).toBe(1)
})

test('emoji are found in three languages, and named by their code points', async () => {
  const called = async (typed: string) => (await findEmoji(typed)).map(({ emoji }) => emoji)
  expect((await called('red heart'))[0]).toBe('❤️')
  expect(await called('moyo')).toContain('❤️')
  expect(await called('сердце')).toContain('❤️')
  expect(await called('кот')).toContain('🐱')
  expect(await called('nothing like this')).toEqual([])
  const all = await findEmoji('')
  expect(all.length).toBeGreaterThan(1500)
  expect(new Set(all.map(({ points }) => points)).size).toBe(all.length)
  for (const { points } of all) expect(`emoji:${points}`).toMatch(/^emoji:[0-9a-f]+(-[0-9a-f]+)*$/)
})
