import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { balanceOf, offTarget } from '#shared/model/balanceOf.ts'
import { anyCards, exampleCard } from './exampleCards.ts'

const november = ['2026-10-31T21:00:00.000Z', '2026-11-30T21:00:00.000Z'] as const

describe('the balance of a month', () => {
  test('counts a post once, however many channels it has, under its pillar and each of its portraits', () => {
    const post = { postId: 'p', pillarId: 'teach', portraitIds: ['neema', 'juma'] }
    const cards = [
      exampleCard({ ...post, channelId: 'a' }),
      exampleCard({ ...post, channelId: 'b' }),
      exampleCard({ pillarId: 'teach', portraitIds: ['neema'] }),
      exampleCard(),
    ]
    const balance = balanceOf(cards, ...november).get('j1')
    expect(balance?.posts).toBe(3)
    expect(balance?.byPillar).toEqual(
      new Map([
        ['teach', 2],
        [null, 1],
      ]),
    )
    expect(balance?.byPortrait).toEqual(
      new Map([
        ['neema', 2],
        ['juma', 1],
      ]),
    )
  })

  test('leaves out what lies outside, what has no time and what was called off', () => {
    const cards = [
      exampleCard({ dueLocal: '2026-10-31T23:59' }),
      exampleCard({ dueLocal: '2026-12-01T00:00' }),
      exampleCard({ dueLocal: null }),
      exampleCard({ state: 'cancelled' }),
      exampleCard({ dueLocal: '2026-11-01T00:00' }),
      exampleCard({ dueLocal: '2026-11-30T23:59' }),
    ]
    expect(balanceOf(cards, ...november).get('j1')?.posts).toBe(2)
  })

  test('keeps projects apart', () => {
    const cards = [
      exampleCard({ projectId: 'a' }),
      exampleCard({ projectId: 'b' }),
      exampleCard({ projectId: 'b' }),
    ]
    const balances = balanceOf(cards, ...november)
    expect([...balances].map(([id, { posts }]) => [id, posts])).toEqual([
      ['a', 1],
      ['b', 2],
    ])
  })

  test('adds up: every post is under exactly one pillar or none', () => {
    fc.assert(
      fc.property(anyCards, cards => {
        for (const { posts, byPillar } of balanceOf(cards, '2026-01-01', '2027-01-01').values())
          expect([...byPillar.values()].reduce((sum, n) => sum + n, 0)).toBe(posts)
      }),
    )
  })

  test.each([
    [0.4, 40, 10, null],
    [0.5, 40, 10, null],
    [0.6, 40, 10, 'more'],
    [0.2, 40, 10, 'less'],
    [1, 40, 1, null],
    [0.5, null, 10, null],
    [0, 40, 0, null],
    [0.25, 10, 4, null],
    [0.5, 10, 4, 'more'],
  ])('a share of %d with the target %j among %i posts: %j', (share, target, posts, mark) => {
    expect(offTarget(share, target, posts)).toBe(mark)
  })
})
