import { encoder } from '../encode/encoder.ts'

const quality = 0.92

/** A canvas as an address that holds the picture itself: as JPEG where nothing of it is transparent, else as PNG. */
export async function svgPicture(canvas: OffscreenCanvas, signal: AbortSignal): Promise<string> {
  const type = isOpaque(canvas) ? 'image/jpeg' : 'image/png'
  const wish = { type, quality, maxBytes: null, mayShrink: false } as const
  const { blob } = await encoder.picture(canvas, wish, signal)
  return dataAddress(blob)
}

/** Bytes as an address that holds them. */
export function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      if (typeof reader.result === 'string') resolve(reader.result)
    }
    reader.onerror = () => reject(reader.error ?? new Error('These bytes could not be read.'))
    reader.readAsDataURL(blob)
  })
}

function isOpaque(canvas: OffscreenCanvas): boolean {
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data
  if (pixels === undefined) return false
  for (let at = 3; at < pixels.length; at += 4) if (pixels[at] !== 255) return false
  return true
}
