import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { breakLines, linesForPage } from './breakLines.ts'

/** Every character is one wide. */
const measure = (text: string) => text.length

describe('lines', () => {
  test.each([
    ['', []],
    ['habari', ['habari']],
    ['habari za leo', ['habari za', 'leo']],
    ['  habari   za ', ['habari za']],
    ['https://example.org', ['https://ex', 'ample.org']],
    ['a https://example.org', ['a', 'https://ex', 'ample.org']],
    ['10\u00a0000 TZS', ['10\u00a0000 TZS']],
  ])('%j at ten', (text, lines) => {
    expect(breakLines(text, 10, measure)).toEqual(lines)
  })

  test('are never wider than they may be, and lose nothing but spaces', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 1, max: 40 }), (text, width) => {
        const lines = breakLines(text, width, measure)
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width)
        const bare = (of: string) => of.replace(/[ \t\f\v]/gu, '')
        expect(bare(lines.join(''))).toBe(bare(text))
      }),
    )
  })
})

test.each([
  [5, 5, false, 5],
  [5, 9, false, 5],
  [5, 4, false, 3],
  [5, 3, false, 3],
  [5, 1, false, 0],
  [2, 1, false, 0],
  [3, 2, false, 0],
  [5, 1, true, 1],
  [2, 1, true, 0],
  [9, 0, true, 0],
])('of %i lines with room for %i (begun: %j) %i go here', (left, room, begun, take) => {
  expect(linesForPage(left, room, begun)).toBe(take)
})

test('neither the first nor the last line ever stands alone', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 200 }), fc.integer({ min: 0, max: 30 }), (count, firstRoom) => {
      const pages: number[] = []
      let left = count
      for (let room = firstRoom; left > 0; room = 40) {
        const take = linesForPage(left, room, left < count)
        left -= take
        if (take > 0) pages.push(take)
      }
      expect(pages.reduce((sum, n) => sum + n, 0)).toBe(count)
      expect(pages[0]).toBeGreaterThan(1)
      expect(pages.at(-1)).toBeGreaterThan(1)
    }),
  )
})
