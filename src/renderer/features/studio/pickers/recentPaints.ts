import { literalPaint } from '#shared/design/literalPaint.ts'
import type { Paint } from '#shared/design/paint.ts'

const key = 'ratiba.studio.recentColours'
const kept = 12

/** Colours she mixed herself lately, in any design, the last one first. */
export function recentPaints(): Paint[] {
  const stored = localStorage.getItem(key)
  return (stored ?? '').split(' ').filter(paint => literalPaint.test(paint))
}

/** Remembers a colour that she settled on; those of a brand are at hand anyhow. */
export function rememberPaint(paint: Paint): void {
  if (!literalPaint.test(paint)) return
  const others = recentPaints().filter(other => other !== paint.toLowerCase())
  localStorage.setItem(key, [paint.toLowerCase(), ...others].slice(0, kept).join(' '))
}
