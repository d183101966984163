import { useQueries } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import type { Output } from '#shared/contract/index.ts'
import type { ObservationCard, ObservationFilter, observationOrders } from '#shared/contract/observations.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'

/** As many as fit most screens, with what stands ready beyond their edges: every letter she types brings as many. */
const windowSize = 30
/** So many are read ahead of those. */
const readAhead = 8

export interface ObservationWish {
  filter: ObservationFilter
  order: (typeof observationOrders)[number]
}

type Window = Output<'observations.list'>

/** What is asked of the core for one window. */
export const windowOf = (wish: ObservationWish, page = 0) => ({
  ...wish,
  offset: page * windowSize,
  limit: windowSize,
})

const dataOf = (windows: UseQueryResult<Window>[]) => windows.map(({ data }) => data)

/**
 * The observations that fit, of which only the windows that are in sight are read: she may leap anywhere with the scroll bar. The head,
 * which is the first window, is read by whoever shows them.
 */
export function useObservationWindows(wish: ObservationWish, head: Window) {
  const core = useCore()
  const [shown, setShown] = useState({ first: 0, last: 0 })
  const first = Math.max(1, shown.first)
  const last = Math.min(shown.last, Math.ceil(head.total / windowSize) - 1)
  const queries = useMemo(
    () =>
      Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
        const input = windowOf(wish, first + i)
        return {
          queryKey: ['observations.list', input] as const,
          queryFn: ({ signal }: { signal: AbortSignal }) => core.call('observations.list', input, { signal }),
        }
      }),
    [core, wish, first, last],
  )
  const windows = useQueries({ queries, combine: dataOf })
  return {
    /** Undefined while it is being read. The same function as long as it gives the same. */
    itemAt: useCallback(
      (index: number): ObservationCard | undefined => {
        const page = Math.floor(index / windowSize)
        return (page === 0 ? head : windows[page - first])?.items[index % windowSize]
      },
      [head, windows, first],
    ),
    /** Tells which places are in sight. */
    show: useCallback((firstIndex: number, lastIndex: number) => {
      const next = {
        first: Math.floor(firstIndex / windowSize),
        // The next one before it comes in sight.
        last: Math.floor((lastIndex + readAhead) / windowSize),
      }
      setShown(before => (before.first === next.first && before.last === next.last ? before : next))
    }, []),
  }
}
