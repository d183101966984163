import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { EventName } from '#shared/contract/index.ts'
import type { Rehearsal } from '#shared/model/rehearsal.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'

export interface RehearsalWish {
  projectId: string
  campaignId: string | null
  /** Instants. */
  from: string
  to: string
}

export interface RehearsalState {
  rehearsal: Rehearsal | undefined
  /** Jobs that are done, of those known so far; null before the first word of it. */
  progress: { done: number; of: number } | null
  error: unknown
  isStopped: boolean
  /** Something that it was made from is not as it was. */
  isOutdated: boolean
  stop: () => void
}

const outdating: readonly EventName[] = [
  'posts.changed',
  'deliveries.changed',
  'series.changed',
  'channels.changed',
  'projects.changed',
  'campaigns.changed',
  'blackouts.changed',
  'settings.changed',
]

/** Rehearses once, when it is mounted. */
export function useRehearsal(wish: RehearsalWish): RehearsalState {
  const core = useCore()
  const queries = useQueryClient()
  const [id] = useState(() => crypto.randomUUID())
  const [progress, setProgress] = useState<RehearsalState['progress']>(null)
  const [isStopped, setStopped] = useState(false)
  const [isOutdated, setOutdated] = useState(false)
  const input = { id, ...wish }
  const { data, error } = useQueryOf('rehearsal.run', input, { enabled: !isStopped })
  useEffect(
    () =>
      core.on('rehearsal.progressed', ({ id: of, ...told }) => {
        if (of === id) setProgress(told)
      }),
    [core, id],
  )
  useEffect(() => {
    const offs = outdating.map(name => core.on(name, () => setOutdated(true)))
    return () => {
      for (const off of offs) off()
    }
  }, [core])
  return {
    ...{ rehearsal: data, progress, error, isStopped, isOutdated },
    stop: () => {
      setStopped(true)
      void queries.cancelQueries({ queryKey: ['rehearsal.run', input] })
    },
  }
}
