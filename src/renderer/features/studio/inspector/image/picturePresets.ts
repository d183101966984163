import { noAdjustments } from '#shared/design/layers/imageLayer.ts'
import type { Adjustments } from '#shared/design/layers/imageLayer.ts'

const preset = (change: Partial<Adjustments>): Adjustments => ({ ...noAdjustments, ...change })

/** Looks for a whole picture; each is only a place of the sliders, so she goes on from there. */
export const picturePresets = {
  asTaken: noAdjustments,
  clear: preset({ brightness: 0.08, contrast: 0.16, saturation: 0.12, sharpen: 0.35 }),
  warm: preset({ temperature: 0.38, brightness: 0.05, saturation: 0.08 }),
  cool: preset({ temperature: -0.34, contrast: 0.08 }),
  vivid: preset({ saturation: 0.5, contrast: 0.18 }),
  soft: preset({ contrast: -0.22, brightness: 0.12, saturation: -0.12 }),
  golden: preset({ temperature: 0.55, tint: 0.08, contrast: 0.1, saturation: 0.18, vignette: 0.25 }),
  faded: preset({ contrast: -0.34, saturation: -0.32, brightness: 0.1, temperature: 0.12 }),
  dramatic: preset({ contrast: 0.45, saturation: -0.18, vignette: 0.55, sharpen: 0.3 }),
  old: preset({ sepia: 0.65, contrast: -0.08, vignette: 0.4 }),
  grey: preset({ grey: 1, contrast: 0.12 }),
  ink: preset({ grey: 1, contrast: 0.7, brightness: 0.06 }),
} as const satisfies Record<string, Adjustments>
export type PicturePreset = keyof typeof picturePresets

export const picturePresetNames = Object.keys(picturePresets) as PicturePreset[]
