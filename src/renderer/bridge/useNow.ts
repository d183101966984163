import { useSyncExternalStore } from 'react'

/** Times are shown to the minute, so one tick a minute is enough; none while the window is hidden. */
const everyMs = 60_000
let now = Date.now()
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

function tick() {
  now = Date.now()
  for (const listener of listeners) listener()
  schedule()
}

function schedule() {
  clearTimeout(timer)
  timer =
    document.hidden || listeners.size === 0 ? undefined : setTimeout(tick, everyMs - (Date.now() % everyMs))
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) document.addEventListener('visibilitychange', onVisibility)
  listeners.add(listener)
  schedule()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) document.removeEventListener('visibilitychange', onVisibility)
    schedule()
  }
}

function onVisibility() {
  if (document.hidden) schedule()
  else tick()
}

/** The present, in epoch milliseconds, renewed each full minute. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now)
}
