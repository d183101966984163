import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { findIcons, iconLines } from './icons.ts'
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

test('they are found in English and Swahili, what is called so first', async () => {
  expect((await findIcons('heart', 5))[0]).toBe('heart')
  expect((await findIcons('moyo', 5))[0]).toBe('heart')
  expect((await findIcons('kahawa', 5))[0]).toBe('coffee')
  expect(await findIcons('discount', 50)).toContain('badge-percent')
  expect(await findIcons('nothing like this', 5)).toEqual([])
  expect(await findIcons('', 12)).toHaveLength(12)
})

test('every Swahili word leads to an icon', async () => {
  for (const word of Object.keys(swahiliWords)) expect((await findIcons(word, 1)).length, word).toBe(1)
})
