import type { Page } from '#shared/design/design.ts'
import type { DesignFormat } from '#shared/design/designFormat.ts'
import { altTextOf } from '#shared/design/altTextOf.ts'
import { drawPage } from './drawPage.ts'
import type { DrawnDesign } from './drawPage.ts'
import { encoder } from './encode/encoder.ts'
import type { EncodedPicture, EncodeWish, NamedBlob } from './encode/EncodeWork.ts'
import { fileNames } from './fileNames.ts'
import { wantedOf } from './OutputWish.ts'
import type { OutputWish } from './OutputWish.ts'
import { picturesPdf } from './picturesPdf.ts'

export interface FilesToMake extends DrawnDesign {
  /** What the files are called after. */
  name: string
  /** What a format is called, in her language. */
  formatName: (format: DesignFormat) => string
  language: string
  wish: OutputWish
  signal: AbortSignal
  /** Pictures that are done, of how many. */
  onProgress: (done: number, of: number) => void
}

export interface MadeFiles {
  files: NamedBlob[]
  /** Names of those that have more bytes than she wanted, whatever was tried. */
  tooLarge: string[]
}

interface Item {
  format: DesignFormat
  page: Page
}

/** So many pictures are encoded while the next is drawn; more would only take memory. */
const ahead = 2

/** The files of a design, in the order of its formats and pages. Throws what the signal says when it is aborted. */
export async function makeFiles(job: FilesToMake): Promise<MadeFiles> {
  const { design, wish } = job
  const { formats, pages } = wantedOf(design, wish)
  const items = formats.flatMap(format => pages.map(page => ({ format, page })))
  if (wish.kind === 'svg') return makeDrawings(job, items)
  const pictures = await makePictures(job, items)
  const made = wish.kind === 'pdf' ? await makePdfs(job, formats, pages, pictures) : null
  if (made !== null) return { files: made, tooLarge: [] }
  const names = fileNames(job, items, wish.kind)
  const files = pictures.map(({ blob }, at) => ({ name: names[at] ?? '', blob }))
  return { files, tooLarge: names.filter((_, at) => pictures[at]?.fits === false) }
}

async function makePictures(job: FilesToMake, items: readonly Item[]): Promise<EncodedPicture[]> {
  const { wish, signal, onProgress } = job
  const made: Promise<EncodedPicture>[] = []
  let done = 0
  onProgress(0, items.length)
  for (const [at, { format, page }] of items.entries()) {
    await made[at - ahead]
    const canvas = await drawPage(job, {
      ...{ pageId: page.id, formatId: format.id, scale: wish.scale, signal },
      paper: !(wish.transparent && wish.kind !== 'jpeg' && wish.kind !== 'pdf'),
    })
    const encoding = encoder.picture(canvas, encodeWishOf(wish), signal)
    // Awaited in order below; one that fails meanwhile is not unheard.
    encoding.then(
      () => onProgress((done += 1), items.length),
      () => undefined,
    )
    made.push(encoding)
  }
  return Promise.all(made)
}

function encodeWishOf({ kind, quality, maxBytes }: OutputWish): EncodeWish {
  const mayShrink = false
  if (kind === 'png') return { type: 'image/png', quality: 1, maxBytes: null, mayShrink }
  if (kind === 'webp') return { type: 'image/webp', quality, maxBytes, mayShrink }
  return { type: 'image/jpeg', quality, maxBytes: kind === 'jpeg' ? maxBytes : null, mayShrink }
}

function makePdfs(
  { name, design, language, formatName, signal }: FilesToMake,
  formats: readonly DesignFormat[],
  pages: readonly Page[],
  pictures: readonly EncodedPicture[],
): Promise<NamedBlob[]> {
  const names = fileNames(
    { name, design, formatName },
    formats.flatMap(format => pages.slice(0, 1).map(page => ({ format, page }))),
    'pdf',
  )
  return Promise.all(
    formats.map(async ({ width, height }, at) => ({
      name: names[at] ?? '',
      blob: await picturesPdf(
        { title: name, language, signal },
        pages.map((page, nth) => ({
          ...{ width, height, alt: altTextOf(page) },
          picture: pictures[at * pages.length + nth]?.blob ?? new Blob(),
        })),
      ),
    })),
  )
}

async function makeDrawings(job: FilesToMake, items: readonly Item[]): Promise<MadeFiles> {
  const { svgOf } = await import('./svg/svgOf.ts')
  const names = fileNames(job, items, 'svg')
  const files: NamedBlob[] = []
  for (const [at, { format, page }] of items.entries()) {
    job.onProgress(at, items.length)
    const text = await svgOf(job, {
      ...{ pageId: page.id, formatId: format.id, signal: job.signal },
      paper: !job.wish.transparent,
      title: job.name,
    })
    files.push({ name: names[at] ?? '', blob: new Blob([text], { type: 'image/svg+xml' }) })
  }
  job.onProgress(items.length, items.length)
  return { files, tooLarge: [] }
}
