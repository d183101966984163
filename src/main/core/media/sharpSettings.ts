import sharp from 'sharp'

// One thread for each picture, two pictures at once (MediaStore): the rest of the computer stays usable. No cache of
// open files, because files are replaced and removed.
sharp.concurrency(1)
sharp.cache(false)

/** Width x height of one picture; more would need too much memory. */
export const maxPixels = 100_000_000

/** All frames of an animation together. */
export const maxAnimationPixels = 1_000_000_000

/** Opens a picture; pixels that are damaged or missing are an error, harmless oddities of cameras are not. */
export const openPicture = (path: string, options: { animated?: boolean } = {}) =>
  sharp(path, {
    failOn: 'error',
    limitInputPixels: options.animated === true ? maxAnimationPixels : maxPixels,
    animated: options.animated ?? false,
  })
