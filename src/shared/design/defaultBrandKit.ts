import type { BrandKit } from './brandKit.ts'
import { contrastOf } from './contrastOf.ts'

const hex = (share: number) =>
  Math.round(Math.min(1, Math.max(0, share)) * 255)
    .toString(16)
    .padStart(2, '0')

/** Hue in degrees, saturation and lightness from 0 to 1. */
function toHsl(colour: string): { hue: number; saturation: number; lightness: number } {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)]
  const lightness = (most + least) / 2
  const span = most - least
  if (span === 0) return { hue: 0, saturation: 0, lightness }
  const saturation = span / (1 - Math.abs(2 * lightness - 1))
  const sixth = most === r ? ((g - b) / span + 6) % 6 : most === g ? (b - r) / span + 2 : (r - g) / span + 4
  return { hue: sixth * 60, saturation, lightness }
}

function fromHsl(hue: number, saturation: number, lightness: number): string {
  const channel = (offset: number) => {
    const at = (offset + hue / 30) % 12
    return (
      lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(at - 3, 9 - at, 1))
    )
  }
  return `#${hex(channel(0))}${hex(channel(8))}${hex(channel(4))}`
}

/**
 * What a project has before it has a brand kit: colours that go with its own, and two families. Ink is readable on paper, and on one
 * of the two every other colour carries text.
 */
export function defaultBrandKit(colour: string): BrandKit {
  const { hue, saturation } = toHsl(colour)
  // A grey stays grey: only a colour lends its hue to paper and ink.
  const tint = Math.min(saturation, 0.35)
  const paper = fromHsl((hue + 20) % 360, tint * 0.6, 0.97)
  // Amber stands out against what is cold; against what is warm, sea green does.
  const isWarm = saturation >= 0.08 && (hue < 75 || hue > 320)
  return {
    colours: {
      primary: colour,
      secondary: fromHsl(hue, Math.max(tint, 0.12), contrastOf(colour, paper) < 3 ? 0.3 : 0.86),
      accent: isWarm ? '#2f9c95' : '#f0a63c',
      ink: fromHsl(hue, tint * 0.8, 0.12),
      paper,
    },
    more: [],
    heading: { family: 'Montserrat', weight: 800 },
    body: { family: 'Inter', weight: 400 },
    logoIds: [],
  }
}
