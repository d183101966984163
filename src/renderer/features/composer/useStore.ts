import { useSyncExternalStore } from 'react'

interface Store<T> {
  state(): T
  subscribe(listener: () => void): () => void
}

/** The state of a small store, followed. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.state)
}
