/** A longer side of so many pixels is enough for most of what is drawn, and for a screen. */
export const usualSide = 2048

/**
 * A picture from its address, read beside the page's own work: drawing one that the browser still has to unpack would hold everything
 * up for a third of a second with a photo from a phone. `side`: more pixels than this on its longer side are not needed. Null: it is
 * not there, or cannot be read. A drawing (SVG) stays one, and is made into pixels as large as it is drawn.
 */
export async function readPicture(
  address: string,
  side: number,
): Promise<ImageBitmap | HTMLImageElement | null> {
  const response = await fetch(address)
  if (!response.ok) return null
  const blob = await response.blob()
  if (blob.type === 'image/svg+xml') return unpacked(address)
  try {
    return await createImageBitmap(blob, await sizeWithin(blob, side))
  } catch {
    // Not the pixels that its name promises: as good as gone.
    return null
  }
}

/** Nothing for a picture that is small enough as it is. */
async function sizeWithin(blob: Blob, side: number): Promise<ImageBitmapOptions> {
  const image = new Image()
  image.src = URL.createObjectURL(blob)
  try {
    await new Promise<void>((resolve, reject) => {
      image.onload = () => resolve()
      image.onerror = () => reject(new Error('This picture cannot be read.'))
    })
    const share = side / Math.max(image.naturalWidth, image.naturalHeight)
    if (share >= 1) return {}
    return {
      resizeWidth: Math.max(1, Math.round(image.naturalWidth * share)),
      resizeHeight: Math.max(1, Math.round(image.naturalHeight * share)),
      resizeQuality: 'high',
    }
  } finally {
    URL.revokeObjectURL(image.src)
  }
}

async function unpacked(address: string): Promise<HTMLImageElement | null> {
  const image = new Image()
  image.src = address
  return image.decode().then(
    () => image,
    () => null,
  )
}
