/** Something that is large in memory, by the pixels it has. */
interface Sized {
  width: number
  height: number
}

/**
 * Keeps what was read last, up to so many pixels in all; what still is being read counts as none. What is dropped is not closed: whoever
 * draws it may go on, and it is freed when nobody holds it any more.
 */
export function keepPictures<T extends Sized>(
  mostPixels: number,
  read: (name: string) => Promise<T | null>,
): (name: string) => Promise<T | null> {
  const kept = new Map<string, { coming: Promise<T | null>; pixels: number }>()
  const shrink = (except: string) => {
    let pixels = [...kept.values()].reduce((sum, one) => sum + one.pixels, 0)
    for (const [name, one] of kept) {
      if (pixels <= mostPixels) return
      if (name === except) continue
      kept.delete(name)
      pixels -= one.pixels
    }
  }
  return async name => {
    const known = kept.get(name) ?? { coming: read(name), pixels: 0 }
    // The ones used last are at the end.
    kept.delete(name)
    kept.set(name, known)
    try {
      const picture = await known.coming
      if (picture === null) kept.delete(name)
      else known.pixels = picture.width * picture.height
      shrink(name)
      return picture
    } catch (error) {
      // It may be there the next time.
      kept.delete(name)
      throw error
    }
  }
}
