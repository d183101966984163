import { createRequire } from 'node:module'
import type { Sharp, default as SharpModule } from 'sharp'

// Not called require: the bundler declares that name itself.
const requireModule = createRequire(import.meta.url)
let loaded: typeof SharpModule | null = null

/** Loading takes 50 ms and 20 MB, so it is left until there is a picture: starting the app must not wait for it. */
function loadSharp(): typeof SharpModule {
  if (loaded !== null) return loaded
  loaded = requireModule('sharp') as typeof SharpModule
  // One thread for each picture, two pictures at once (MediaStore): the rest of the computer stays usable. No cache of
  // open files, because files are replaced and removed.
  loaded.concurrency(1)
  loaded.cache(false)
  return loaded
}

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
