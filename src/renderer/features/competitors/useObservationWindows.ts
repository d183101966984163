import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { ObservationCard, ObservationFilter, observationOrders } from '#shared/contract/observations.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'

/** More than fits a large screen, and little enough to come within a frame. */
const windowSize = 50

interface Wish {
  filter: ObservationFilter
  order: (typeof observationOrders)[number]
}

/** The observations that fit, of which only the windows that are in sight are read: she may leap anywhere with the scroll bar. */
export function useObservationWindows(wish: Wish) {
  const core = useCore()
  const [shown, setShown] = useState({ first: 0, last: 0 })
  const inputOf = (page: number) => ({ ...wish, offset: page * windowSize, limit: windowSize })
  const head = useQueryOf('observations.list', inputOf(0), { keepPrevious: true })
  const total = head.data?.total ?? 0
  const lastPage = Math.max(0, Math.ceil(total / windowSize) - 1)
  const pages: number[] = []
  for (let page = Math.max(1, shown.first); page <= Math.min(shown.last, lastPage); page++) pages.push(page)
  const windows = useQueries({
    queries: pages.map(page => ({
      queryKey: ['observations.list', inputOf(page)],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        core.call('observations.list', inputOf(page), { signal }),
    })),
  })
  return {
    head,
    total,
    /** Undefined while it is being read. */
    itemAt: (index: number): ObservationCard | undefined => {
      const page = Math.floor(index / windowSize)
      const window = page === 0 ? head.data : windows[pages.indexOf(page)]?.data
      return window?.items[index % windowSize]
    },
    /** Tells which places are in sight. */
    show: (firstIndex: number, lastIndex: number) => {
      const first = Math.floor(firstIndex / windowSize)
      // The next one before it comes in sight.
      const last = Math.floor((lastIndex + windowSize / 2) / windowSize)
      if (first !== shown.first || last !== shown.last) setShown({ first, last })
    },
  }
}
