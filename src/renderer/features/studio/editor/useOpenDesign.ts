import { useCallback, useEffect, useState } from 'react'
import type { OpenedDesign } from '#shared/contract/designs.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'

export type Opening =
  { kind: 'loading' } | { kind: 'failed'; error: AppError } | { kind: 'open'; opened: OpenedDesign }

/**
 * Reads a design to be edited, once: from then on the editor holds the truth, and what is kept in a cache would be older with
 * each save.
 */
export function useOpenDesign(id: string): {
  opening: Opening
  /** Reads it again; what is in sight stays until it is there. */
  reload: () => void
} {
  const { call } = useCore()
  const [asked, setAsked] = useState(0)
  const [read, setRead] = useState<{ of: string; opening: Opening } | null>(null)
  const of = `${id} ${String(asked)}`
  useEffect(() => {
    const stop = new AbortController()
    call('designs.get', { id }, { signal: stop.signal }).then(
      opened => setRead({ of, opening: { kind: 'open', opened } }),
      (error: unknown) => {
        if (stop.signal.aborted) return
        const known = error instanceof AppError ? error : new AppError('internal', String(error))
        setRead({ of, opening: { kind: 'failed', error: known } })
      },
    )
    return () => stop.abort()
  }, [call, id, of])
  const reload = useCallback(() => setAsked(times => times + 1), [])
  const isInSight = read?.of === of || read?.opening.kind === 'open'
  return { opening: isInSight ? read.opening : { kind: 'loading' }, reload }
}
