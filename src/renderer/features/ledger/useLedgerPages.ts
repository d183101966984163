import { useInfiniteQuery } from '@tanstack/react-query'
import type { LedgerLine } from '#shared/model/ledger.ts'
import type { AppError } from '#shared/rpc/errors.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'

const pageSize = 100

/** The ledger, newest first, page by page. Its key begins with the method, so events renew it. */
export function useLedgerPages(projectId: string | null) {
  const core = useCore()
  return useInfiniteQuery<LedgerLine[], AppError, LedgerLine[], [string, string | null], number | null>({
    queryKey: ['ledger.list', projectId],
    queryFn: ({ pageParam, signal }) =>
      core.call(
        'ledger.list',
        { projectId, deliveryId: null, before: pageParam, limit: pageSize },
        { signal },
      ),
    initialPageParam: null,
    getNextPageParam: last => (last.length < pageSize ? undefined : last.at(-1)?.id),
    select: ({ pages }) => pages.flat(),
  })
}
