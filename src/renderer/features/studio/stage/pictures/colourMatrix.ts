import type { Adjustments } from '#shared/design/layers/imageLayer.ts'

/** Three rows of red, green, blue and what is added; colours from 0 to 255. */
export type ColourMatrix = readonly number[]

const asItIs: ColourMatrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]
/** What red, green and blue weigh in how light a colour looks (BT.709). */
const weights = [0.2126, 0.7152, 0.0722] as const

/**
 * All adjustments of colour in one step: each is a matrix, and so is one after the other, so that a picture is gone through
 * once however many sliders were moved.
 */
export function colourMatrix(adjust: Adjustments): ColourMatrix {
  const steps: ColourMatrix[] = []
  if (adjust.temperature !== 0 || adjust.tint !== 0) steps.push(balance(adjust.temperature, adjust.tint))
  if (adjust.brightness !== 0) steps.push(brighter(adjust.brightness))
  if (adjust.contrast !== 0) steps.push(contrast(adjust.contrast))
  if (adjust.saturation !== 0) steps.push(saturation(1 + adjust.saturation))
  if (adjust.grey !== 0) steps.push(saturation(1 - adjust.grey))
  if (adjust.sepia !== 0) steps.push(blend(sepia, adjust.sepia))
  if (adjust.duotone !== null) {
    steps.push(blend(duotone(adjust.duotone.dark, adjust.duotone.light), adjust.duotone.amount))
  }
  return steps.reduce(after, asItIs)
}

export const changesColour = (adjust: Adjustments): boolean => colourMatrix(adjust) !== asItIs

/** `next` applied to what `first` gives. */
function after(first: ColourMatrix, next: ColourMatrix): ColourMatrix {
  const at = (matrix: ColourMatrix, row: number, column: number) => matrix[row * 4 + column] ?? 0
  return [0, 1, 2].flatMap(row =>
    [0, 1, 2, 3].map(
      column =>
        [0, 1, 2].reduce((sum, k) => sum + at(next, row, k) * at(first, k, column), 0) +
        (column === 3 ? at(next, row, 3) : 0),
    ),
  )
}

/** Warmer takes blue away and gives red; tint goes from green to magenta. */
function balance(temperature: number, tint: number): ColourMatrix {
  const red = 1 + 0.22 * temperature + 0.08 * tint
  const green = 1 - 0.16 * tint
  const blue = 1 - 0.28 * temperature + 0.08 * tint
  return [red, 0, 0, 0, 0, green, 0, 0, 0, 0, blue, 0]
}

/** Half of it lifts everything, half strengthens what is light, so that shadows do not turn grey at once. */
function brighter(by: number): ColourMatrix {
  const [gain, lift] = [1 + 0.5 * by, 42 * by]
  return [gain, 0, 0, lift, 0, gain, 0, lift, 0, 0, gain, lift]
}

function contrast(by: number): ColourMatrix {
  const gain = by < 0 ? 1 + by * 0.85 : 1 + by * 1.2
  const lift = 127.5 * (1 - gain)
  return [gain, 0, 0, lift, 0, gain, 0, lift, 0, 0, gain, lift]
}

function saturation(to: number): ColourMatrix {
  return [0, 1, 2].flatMap(row => [
    ...weights.map((weight, column) => (1 - to) * weight + (row === column ? to : 0)),
    0,
  ])
}

const sepia: ColourMatrix = [0.393, 0.769, 0.189, 0, 0.349, 0.686, 0.168, 0, 0.272, 0.534, 0.131, 0]

/** Dark parts become one colour, light ones the other. */
function duotone(dark: string, light: string): ColourMatrix {
  const [from, to] = [channels(dark), channels(light)]
  return [0, 1, 2].flatMap(row => {
    const [low, high] = [from[row] ?? 0, to[row] ?? 0]
    return [...weights.map(weight => ((high - low) / 255) * weight), low]
  })
}

const channels = (paint: string) => [1, 3, 5].map(at => Number.parseInt(paint.slice(at, at + 2), 16) || 0)

const blend = (matrix: ColourMatrix, amount: number): ColourMatrix =>
  matrix.map((value, index) => (asItIs[index] ?? 0) * (1 - amount) + value * amount)
