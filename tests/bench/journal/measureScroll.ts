import type { Page } from '@playwright/test'

export interface Scrolled {
  /** Between one frame and the next, in ms. */
  gaps: number[]
  /** Frames of a screen with 60 of them a second that passed without a new picture. */
  dropped: number
}

const pixelsPerSecond = 3000
const lengthMs = 4000
const frameMs = 1000 / 60

/** Scrolls a list down from its top at 3,000 px/s and watches the frames. */
export async function measureScroll(page: Page, scroller: string): Promise<Scrolled> {
  const gaps = await page.evaluate(
    async ([selector, speed, forMs]) => {
      const list = document.querySelector(selector)
      if (list === null) throw new Error('There is no list.')
      list.scrollTop = 0
      const frame = () => new Promise<number>(resolve => requestAnimationFrame(resolve))
      for (let i = 0; i < 30; i++) await frame()
      const seen: number[] = []
      const begin = await frame()
      for (let last = begin; last - begin < forMs;) {
        const at = await frame()
        list.scrollTop = ((at - begin) / 1000) * speed
        seen.push(at - last)
        last = at
      }
      return seen
    },
    [scroller, pixelsPerSecond, lengthMs] as const,
  )
  const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frameMs) - 1), 0)
  return { gaps, dropped }
}
