/** Hue 0 to 360, saturation and value 0 to 1. */
export interface Hsv {
  h: number
  s: number
  v: number
}

/** Of `#rrggbb`. Greys have no hue: it is 0. */
export function toHsv(colour: string): Hsv {
  const [r, g, b] = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ]
  const v = Math.max(r, g, b)
  const range = v - Math.min(r, g, b)
  if (range === 0) return { h: 0, s: 0, v }
  const sixth = v === r ? ((g - b) / range + 6) % 6 : v === g ? (b - r) / range + 2 : (r - g) / range + 4
  return { h: sixth * 60, s: range / v, v }
}

/** As `#rrggbb`. */
export function toHex({ h, s, v }: Hsv): string {
  const channel = (n: number) => {
    const k = (n + h / 60) % 6
    return Math.round(255 * (v - v * s * Math.max(0, Math.min(k, 4 - k, 1))))
  }
  return `#${[5, 3, 1].map(n => channel(n).toString(16).padStart(2, '0')).join('')}`
}
