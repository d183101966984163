import { altTextOf } from '#shared/design/altTextOf.ts'
import type { Design, Page } from '#shared/design/design.ts'
import type { DesignFormat } from '#shared/design/designFormat.ts'
import type { DesignPicture } from '#shared/model/designCard.ts'
import type { Media } from '#shared/model/media.ts'
import { drawPage } from '../output/drawPage.ts'
import type { DrawnDesign } from '../output/drawPage.ts'
import { encoder } from '../output/encode/encoder.ts'
import type { EncodedPicture } from '../output/encode/EncodeWork.ts'
import { plainName } from '../output/fileNames.ts'

/** What the channels that get a format take. */
export interface PictureLimits {
  maxBytes: number
  mimes: readonly string[]
}

interface PicturesForPost extends DrawnDesign {
  name: string
  /** Each format that some channel gets, with what they all take. */
  formats: ReadonlyMap<string, PictureLimits>
  upload: (file: File, options: { signal: AbortSignal }) => Promise<Media>
  signal: AbortSignal
  onProgress: (done: number, of: number) => void
}

/** Larger ones are JPEGs: nobody sees the difference in a feed. */
const largestPng = 900_000
/** No network asks for more, and a reader on a phone pays for it. */
const largestJpeg = 2_000_000
const quality = 0.92

/** All pages of a design in the formats its post needs, kept in the media store. Throws what the signal says when it is aborted. */
export async function drawForPost(job: PicturesForPost): Promise<DesignPicture[]> {
  const { design, formats, name, upload, signal, onProgress } = job
  const items = design.formats.flatMap(format => {
    const limits = formats.get(format.id)
    return limits === undefined ? [] : design.pages.map(page => ({ format, page, limits }))
  })
  const pictures: DesignPicture[] = []
  for (const [at, { format, page, limits }] of items.entries()) {
    onProgress(at, items.length)
    const { blob } = await encoded(job, page, format, limits)
    const ending = blob.type === 'image/png' ? 'png' : 'jpg'
    const file = new File([blob], `${plainName(name)}.${ending}`, { type: blob.type })
    const media = await upload(file, { signal })
    pictures.push({ pageId: page.id, formatId: format.id, mediaId: media.id, alt: altTextOf(page) })
  }
  onProgress(items.length, items.length)
  return pictures
}

/** Flat colours and letters are sharpest as PNG; with photos in it, or where that is too large or not taken, a JPEG. */
async function encoded(
  job: PicturesForPost,
  page: Page,
  format: DesignFormat,
  { maxBytes, mimes }: PictureLimits,
): Promise<EncodedPicture> {
  const { design, signal } = job
  const draw = () => drawPage(job, { pageId: page.id, formatId: format.id, signal })
  const takesJpeg = mimes.includes('image/jpeg')
  if (!takesJpeg || (mimes.includes('image/png') && !hasPhotos(design, page))) {
    const limit = takesJpeg ? Math.min(largestPng, maxBytes) : maxBytes
    const wish = { type: 'image/png', quality: 1, maxBytes: limit, mayShrink: !takesJpeg } as const
    const png = await encoder.picture(await draw(), wish, signal)
    if (png.fits || !takesJpeg) return png
  }
  const limit = Math.min(largestJpeg, maxBytes)
  const wish = { type: 'image/jpeg', quality, maxBytes: limit, mayShrink: true } as const
  return encoder.picture(await draw(), wish, signal)
}

const hasPhotos = ({ acrossPages }: Design, { fill, layers }: Page): boolean =>
  (acrossPages ?? fill).kind === 'image' ||
  layers.some(layer => layer.type === 'image' && layer.mediaId !== null && !layer.hidden)
