import sharp from 'sharp'

export interface InspectedImage {
  mime: string
  width: number
  height: number
  animated: boolean
}

/**
 * What a file is by its first bytes, never by its name or declared type; null for anything not in the list.
 * @param bytes the whole file
 */
export function sniffMime(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64)).toString('latin1')
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg'
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png'
  if (/^GIF8[79]a/.test(text)) return 'image/gif'
  if (/^RIFF[^]{4}WEBP/.test(text)) return 'image/webp'
  if (/^RIFF[^]{4}WAVE/.test(text)) return 'audio/wav'
  if (text.startsWith('\x1aE\xdf\xa3')) return 'video/webm'
  if (text.startsWith('OggS')) return 'audio/ogg'
  if (text.startsWith('ID3')) return 'audio/mpeg'
  const brand = /^[^]{4}ftyp([^]{4})/.exec(text)?.[1]
  if (brand === undefined) return null
  if (/^avi[fs]/.test(brand)) return 'image/avif'
  if (/^(heic|heix|mif1|msf1)/.test(brand)) return 'image/heic'
  if (brand.startsWith('qt')) return 'video/quicktime'
  return brand.startsWith('M4A') ? 'audio/mp4' : 'video/mp4'
}

/** Decodes an image as a network would; null when it is no image or a damaged one. */
export async function inspectImage(bytes: Uint8Array): Promise<InspectedImage | null> {
  const mime = sniffMime(bytes)
  if (!mime?.startsWith('image/')) return null
  try {
    const image = sharp(bytes, { failOn: 'truncated', limitInputPixels: false })
    const { width, height, pages } = await image.metadata()
    // The header can be whole while the picture is cut off: only decoding shows it.
    if (width * height <= 100_000_000) await image.resize(16, 16, { fit: 'inside' }).raw().toBuffer()
    return { mime, width, height, animated: (pages ?? 1) > 1 }
  } catch {
    // sharp has no way to tell a damaged file from one it does not know; for a network both are "not an image".
    return null
  }
}
