import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, use, useEffect, useState, useSyncExternalStore } from 'react'
import type { ReactNode } from 'react'
import type { Output } from '#shared/contract/index.ts'
import { AppError } from '#shared/rpc/errors.ts'
import type { ConnectionStatus, CoreConnection } from './connectCore.ts'
import { followEvents } from './invalidation.ts'

const CoreContext = createContext<CoreConnection | null>(null)

/** The connection to the core, for calls outside of the query hooks and for events. */
export function useCore(): CoreConnection {
  const core = use(CoreContext)
  if (core === null) throw new Error('useCore outside of CoreProvider')
  return core
}

/** Whether the core can be reached. */
export function useConnectionStatus(): ConnectionStatus {
  const core = useCore()
  return useSyncExternalStore(core.onStatus, core.status)
}

// An answer is shown in the frame it comes in: by default it waits for a timer first.
notifyManager.setScheduler(queueMicrotask)

const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // The core is on this computer: being offline is its business, not a reason to wait here.
        networkMode: 'always',
        // Answers stay good until an event says otherwise.
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 2 && error instanceof AppError && error.code === 'disconnected',
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })

interface CoreProviderProps {
  core: CoreConnection
  /** Nobody has used this profile before. */
  isFirstRun: boolean
  children: ReactNode
}

/** Gives everything below the core and its answers. */
export function CoreProvider({ core, isFirstRun, children }: CoreProviderProps) {
  const [queries] = useState(() => {
    const made = makeQueryClient()
    // What the core will say, once it is there: so the welcome need not wait for it.
    if (isFirstRun) made.setQueryData<Output<'projects.list'>>(['projects.list', null], [])
    return made
  })
  useEffect(() => followEvents(core, queries), [core, queries])
  return (
    <CoreContext value={core}>
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </CoreContext>
  )
}
