interface HostEvents {
  /** The host has another size, in CSS pixels. */
  resized(size: { width: number; height: number }): void
  wheel(event: WheelEvent): void
  /** The space bar is held, or no longer. */
  space(held: boolean, event: KeyboardEvent): void
}

export interface HostListening {
  /** Tells the size anew. */
  measure(): void
  stop(): void
}

/** What happens around the canvas. A space bar that was let go elsewhere, in another window, is let go. */
export function listenToHost(host: HTMLElement, on: HostEvents): HostListening {
  const measure = () => {
    const { width, height } = host.getBoundingClientRect()
    if (width > 0 && height > 0) on.resized({ width: Math.round(width), height: Math.round(height) })
  }
  const key = (event: KeyboardEvent) => {
    if (event.code === 'Space' && !(event.type === 'keydown' && isTyping(event)))
      on.space(event.type === 'keydown', event)
  }
  const listening = new AbortController()
  const { signal } = listening
  host.addEventListener('wheel', on.wheel, { passive: false, signal })
  window.addEventListener('keydown', key, { signal })
  window.addEventListener('keyup', key, { signal })
  window.addEventListener('blur', () => on.space(false, new KeyboardEvent('keyup')), { signal })
  const watching = new ResizeObserver(measure)
  watching.observe(host)
  return {
    measure,
    stop() {
      listening.abort()
      watching.disconnect()
    },
  }
}

/** A space there is a space, or presses the button that has the focus. */
const isTyping = ({ target }: KeyboardEvent) =>
  target instanceof HTMLElement &&
  target.closest(
    'input, textarea, select, button, a, [contenteditable], [role="option"], [role="menuitem"]',
  ) !== null
