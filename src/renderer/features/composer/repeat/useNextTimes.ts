import type { UseQueryResult } from '@tanstack/react-query'
import type { Output } from '#shared/contract/index.ts'
import type { AppError } from '#shared/rpc/errors.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'

export type NextTimesQuery = UseQueryResult<Output<'series.preview'>, AppError>

/** How many of the next times are shown. */
export const shownTimes = 10

/** The next times of a rule; of none when there is no rule. */
export const useNextTimes = (rule: string | null, startLocal: string, zone: string): NextTimesQuery =>
  useQueryOf(
    'series.preview',
    // What is typed may be nothing yet: the core says so.
    { rule: rule === null || rule === '' ? '-' : rule, startLocal, zone, limit: shownTimes },
    { keepPrevious: true, enabled: rule !== null },
  )
