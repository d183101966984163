import type { Sharp } from 'sharp'
import { loadSharp } from './loadSharp.ts'

/** Width x height of one picture; more would need too much memory. */
export const maxPixels = 100_000_000

/** All frames of an animation together. */
export const maxAnimationPixels = 1_000_000_000

/** Opens a picture; pixels that are damaged or missing are an error, harmless oddities of cameras are not. */
export const openPicture = (path: string, options: { animated?: boolean } = {}): Sharp =>
  loadSharp()(path, {
    failOn: 'error',
    limitInputPixels: options.animated === true ? maxAnimationPixels : maxPixels,
    animated: options.animated ?? false,
  })
