/** A brand's colour and what can be read with it. */
export interface BrandInk {
  /** As it is: for surfaces. */
  colour: string
  /** On that surface. */
  onColour: string
  /** The colour, dark enough to be read on white paper. */
  ink: string
  /** A breath of it: grounds of cards. */
  tint: string
}

const channels = (colour: string): [number, number, number] => {
  const value = Number.parseInt(colour.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}
const toColour = (rgb: readonly number[]): string =>
  `#${rgb.map(part => Math.round(part).toString(16).padStart(2, '0')).join('')}`
const mixed = (colour: string, other: string, part: number): string => {
  const to = channels(other)
  return toColour(channels(colour).map((from, i) => from + ((to[i] ?? 0) - from) * part))
}

/** Relative luminance (WCAG), 0 to 1. */
function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map(part => {
    const c = part / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast (WCAG), 1 to 21. */
export function contrastOf(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

export const paperInk = '#1d1a17'
const paper = '#ffffff'

/** What a document needs of the brand's colour (`#rrggbb`). */
export function brandInk(colour: string): BrandInk {
  let ink = colour.toLowerCase()
  for (let step = 0; step < 20 && contrastOf(ink, paper) < 4.6; step++) ink = mixed(ink, paperInk, 0.12)
  return {
    colour: colour.toLowerCase(),
    onColour: contrastOf(colour, paper) >= contrastOf(colour, paperInk) ? paper : paperInk,
    ink,
    tint: mixed(colour, paper, 0.92),
  }
}
