/** Below this a picture looks worse than a smaller one does. */
const lowest = 0.35
const rounds = 6

export interface Fitted<T> {
  encoded: T
  quality: number
  /** False: even the lowest quality has more bytes than wanted. */
  fits: boolean
}

/**
 * The best quality (at most `highest`, from 0 to 1) whose result has no more than so many bytes, found by halving. What does not
 * fit in any answers the lowest one.
 */
export async function fitQuality<T extends { size: number }>(
  encode: (quality: number) => Promise<T>,
  maxBytes: number,
  highest: number,
): Promise<Fitted<T>> {
  const first = await encode(highest)
  if (first.size <= maxBytes) return { encoded: first, quality: highest, fits: true }
  const least = Math.min(lowest, highest)
  const last = await encode(least)
  let best: Fitted<T> = { encoded: last, quality: least, fits: last.size <= maxBytes }
  if (!best.fits) return best
  let [below, above] = [least, highest]
  for (let round = 0; round < rounds; round += 1) {
    const quality = (below + above) / 2
    const encoded = await encode(quality)
    if (encoded.size <= maxBytes) {
      best = { encoded, quality, fits: true }
      below = quality
    } else above = quality
  }
  return best
}
