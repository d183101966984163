import { afterAll, beforeAll, expect, test } from 'vitest'
import { judge } from './judge.ts'
import { playDemo } from './playDemo.ts'
import type { Played } from './playDemo.ts'
import { startWorld } from './startWorld.ts'
import type { World } from './startWorld.ts'

let world: World
let played: Played
beforeAll(async () => {
  world = await startWorld()
  played = await playDemo(world, () => undefined)
}, 60_000)
afterAll(() => world.close())

test('the demo finds nothing to object to', async () => {
  expect(await judge(world, played)).toMatchObject({ differences: [], published: 8, expired: 4 })
})

test('a message too many, a wrong word, a lost picture, one that did not go and one called off are each said', async () => {
  const chat = world.telegram.chats.get(world.chatId)
  const [first, second, third] = chat?.messages ?? []
  if (chat === undefined || first === undefined || second === undefined || third === undefined) {
    throw new Error('The demo sent less than three messages.')
  }
  const differencesWith = async (spoil: () => void, mend: () => void): Promise<string[]> => {
    spoil()
    const { differences } = await judge(world, played)
    mend()
    return differences
  }
  const { text, deletedAt } = first
  expect(
    await differencesWith(
      () => chat.messages.push({ ...first }),
      () => chat.messages.pop(),
    ),
  ).toEqual([expect.stringContaining('2 posts instead of 1')])
  expect(
    await differencesWith(
      () => (first.text = 'Karibu'),
      () => (first.text = text),
    ),
  ).toEqual(['telegram: nobody planned "Karibu"', expect.stringContaining('0 posts instead of 1')])
  expect(
    await differencesWith(
      () => (first.deletedAt = null),
      () => (first.deletedAt = deletedAt),
    ),
  ).toEqual([expect.stringContaining('is still there and should be gone')])
  const { file } = third
  expect(
    await differencesWith(
      () => (third.file = null),
      () => (third.file = file),
    ),
  ).toEqual([expect.stringContaining('pictures [')])
  const [forbidden = ''] = played.forbidden
  expect(
    await differencesWith(
      () => chat.messages.push({ ...first, text: forbidden }),
      () => chat.messages.pop(),
    ),
  ).toEqual([expect.stringContaining('although it was called off')])
})
