import { expect, test } from 'vitest'
import { AppError } from '#shared/rpc/errors.ts'
import { storeDates } from './storeDates.ts'
import type { CampaignDates } from './storeDates.ts'

/** A core with one campaign that refuses what is based on an older one. `between`: what another window does before the first save. */
function core(between: Partial<CampaignDates> & { name?: string } = {}) {
  let stored = { startsOn: '2026-12-01', endsOn: '2026-12-24', updatedAt: '0' } as CampaignDates & {
    updatedAt: string
  }
  let isBetween = Object.keys(between).length > 0
  const put = (patch: object) => {
    stored = { ...stored, ...patch, updatedAt: String(Number(stored.updatedAt) + 1) }
  }
  return {
    put,
    dates: () => [stored.startsOn, stored.endsOn],
    ways: {
      read: () => Promise.resolve(stored),
      save: (dates: Partial<CampaignDates>, basedOn: string) => {
        if (isBetween) put(between)
        isBetween = false
        if (basedOn !== stored.updatedAt) return Promise.reject(new AppError('conflict', 'newer'))
        put(dates)
        return Promise.resolve()
      },
    },
  }
}

const seen = { startsOn: '2026-12-01', endsOn: '2026-12-24' }

test('what another window stored beside it stands', async () => {
  const { ways, dates } = core({ endsOn: '2026-12-31' })
  expect(await storeDates(ways, { startsOn: '2026-12-03' }, seen)).toBeNull()
  expect(dates()).toEqual(['2026-12-03', '2026-12-31'])
})

test('the same date set elsewhere meanwhile: nothing is stored before she chose', async () => {
  for (const when of ['before', 'between'] as const) {
    const { ways, put, dates } = core(when === 'between' ? { endsOn: null } : {})
    if (when === 'before') put({ endsOn: null })
    const mine = { endsOn: '2026-12-20' }
    expect(await storeDates(ways, mine, seen)).toEqual({ mine, theirs: { endsOn: null }, both: mine })
    expect(dates()).toEqual(['2026-12-01', null])
    expect(await storeDates(ways, mine, { ...seen, endsOn: null })).toBeNull()
    expect(dates()).toEqual(['2026-12-01', '2026-12-20'])
  }
})

test('both windows chose the same: that is no clash', async () => {
  const { ways, put } = core()
  put({ endsOn: '2026-12-20' })
  expect(await storeDates(ways, { endsOn: '2026-12-20' }, seen)).toBeNull()
})

test('what is refused for another reason is said, and not tried for ever', async () => {
  const { ways } = core()
  const save = () => Promise.reject(new AppError('conflict', 'Posts follow its end.'))
  await expect(storeDates({ ...ways, save }, { endsOn: null }, seen)).rejects.toMatchObject({
    message: 'Posts follow its end.',
  })
})
