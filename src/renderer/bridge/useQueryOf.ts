import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Input, Output, QueryMethod } from '#shared/contract/index.ts'
import type { AppError } from '#shared/rpc/errors.ts'
import { useCore } from './CoreProvider.tsx'

export interface QueryOptions {
  /** False: do not ask yet. */
  enabled?: boolean
  /** Keep showing the last answer while one for another input comes: months, filters, searches. */
  keepPrevious?: boolean
  /** Ask again after this long, for what no event tells. */
  refetchEveryMs?: number
  /** How long an answer is good. Default: until an event says otherwise. */
  staleMs?: number
}

/** Asks the core and keeps the answer true: events ask again by themselves (see invalidation.ts). */
export function useQueryOf<M extends QueryMethod>(
  method: M,
  input: Input<M>,
  options: QueryOptions = {},
): UseQueryResult<Output<M>, AppError> {
  const core = useCore()
  return useQuery<Output<M>, AppError>({
    queryKey: [method, input ?? null],
    queryFn: ({ signal }) => {
      const call = core.call as (
        method: M,
        input: Input<M>,
        options: { signal: AbortSignal },
      ) => Promise<Output<M>>
      return call(method, input, { signal })
    },
    enabled: options.enabled ?? true,
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
    ...(options.refetchEveryMs === undefined ? {} : { refetchInterval: options.refetchEveryMs }),
    ...(options.staleMs === undefined ? {} : { staleTime: options.staleMs }),
  })
}
