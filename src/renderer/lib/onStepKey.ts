import type { KeyboardEvent } from 'react'

/** Alt with an arrow moves the row that has the focus. */
export function onStepKey(event: KeyboardEvent, onStep: (way: -1 | 1) => void): void {
  const way = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
  if (way === null || !event.altKey) return
  event.preventDefault()
  onStep(way)
}
