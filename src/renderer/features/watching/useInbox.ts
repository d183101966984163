import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useCore } from '../../bridge/CoreProvider.tsx'

const pageSize = 100

/** What waits to be kept or dropped, page after page; events read again those that are shown. */
export function useInbox(projectId: string | null) {
  const core = useCore()
  const query = useInfiniteQuery({
    queryKey: ['pieces.list', { projectId, pages: pageSize }],
    queryFn: ({ pageParam, signal }) =>
      core.call(
        'pieces.list',
        { projectId, competitorId: null, before: pageParam, limit: pageSize },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pieces, more }) => (more ? (pieces.at(-1)?.id ?? null) : null),
    placeholderData: keepPreviousData,
  })
  const pieces = useMemo(() => query.data?.pages.flatMap(page => page.pieces) ?? [], [query.data])
  return { ...query, pieces, waiting: query.data?.pages[0]?.waiting ?? 0 }
}
