import { expect, test } from 'vitest'
import { keepPictures } from './keepPictures.ts'

function reader(sizes: Record<string, number>) {
  const read: string[] = []
  const keep = keepPictures(100, name => {
    read.push(name)
    const side = sizes[name]
    return Promise.resolve(side === undefined ? null : { width: side, height: side })
  })
  return { keep, read }
}

test('is read once, also when it is asked for twice at once', async () => {
  const { keep, read } = reader({ a: 5 })
  const [one, other] = await Promise.all([keep('a'), keep('a')])
  expect(one).toBe(other)
  expect(await keep('a')).toBe(one)
  expect(read).toEqual(['a'])
})

test('the one that was used longest ago goes when there are too many pixels', async () => {
  const { keep, read } = reader({ a: 5, b: 7, c: 6 })
  for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await keep(name)
  expect(read).toEqual(['a', 'b', 'c', 'b'])
})

test('one that is larger than all that may be kept is kept as long as it is the last', async () => {
  const { keep, read } = reader({ huge: 20, a: 1 })
  for (const name of ['huge', 'huge', 'a', 'huge']) await keep(name)
  expect(read).toEqual(['huge', 'a', 'huge'])
})

test('what is not there, or cannot be had now, is looked for again', async () => {
  const { keep, read } = reader({})
  expect(await keep('gone')).toBeNull()
  expect(await keep('gone')).toBeNull()
  expect(read).toEqual(['gone', 'gone'])
  let isBroken = true
  const shaky = keepPictures(100, () =>
    isBroken ? Promise.reject(new Error('away')) : Promise.resolve({ width: 1, height: 1 }),
  )
  await expect(shaky('a')).rejects.toThrow('away')
  isBroken = false
  expect(await shaky('a')).toEqual({ width: 1, height: 1 })
})
