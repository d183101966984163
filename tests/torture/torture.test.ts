import { expect, test } from 'vitest'
import { runTorture } from './runTorture.ts'

/** A new one each day, so that every day tries something else and a red day can be had again. */
const seed = Math.floor(Date.now() / 86_400_000)

test(
  `a short torture, seed ${seed}: nothing lost, doubled or wrongly said`,
  { timeout: 900_000 },
  async () => {
    const { differences, ...tortured } = await runTorture({ posts: 30, kills: 6, seed, say: () => undefined })
    expect(differences).toEqual([])
    expect(tortured).toMatchObject({
      lost: 0,
      duplicated: 0,
      falseSuccess: 0,
      falseFailure: 0,
      expiredLeft: 0,
    })
  },
)
