/** Relative luminance of `#rrggbb`, by WCAG 2.2. */
export function luminance(colour: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/** Contrast of two `#rrggbb` colours, 1 to 21, by WCAG 2.2. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** The ink, dark or light, that reads better on a ground of any colour. */
export function readableOn(ground: string): '#ffffff' | '#1b1815' {
  return contrast('#ffffff', ground) >= contrast('#1b1815', ground) ? '#ffffff' : '#1b1815'
}
