import { z } from 'zod'
import { longestSide } from '#shared/design/designFormat.ts'
import { AppError } from '#shared/rpc/errors.ts'

/** How many pages a design can have. */
export const mostPages = 20

const Side = z.number().min(1).max(longestSide)

/** What a document made of pictures is told besides them. */
export const PicturesPdfWish = z.object({
  title: z.string().max(200),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9-]{1,20})?$/),
  pages: z
    .array(
      z.object({
        /** In units of the design's format, of which an inch has 96. */
        width: Side,
        height: Side,
        /** For those who hear the document. */
        alt: z.string().max(4000),
      }),
    )
    .min(1)
    .max(mostPages),
})
export type PicturesPdfWish = z.output<typeof PicturesPdfWish>

const pointsPerUnit = 72 / 96
const jpegStart = Buffer.from([0xff, 0xd8, 0xff])

/**
 * JPEGs as the pages of a PDF, put in as they are. Throws AppError `invalid_input` when their number is another than that of the pages, and
 * `unsupported_file` when one is no JPEG that could be read.
 */
export async function picturesPdf(
  { title, language, pages }: PicturesPdfWish,
  pictures: readonly Buffer[],
): Promise<Uint8Array> {
  if (pictures.length !== pages.length) {
    throw new AppError('invalid_input', 'There must be one picture for each page.')
  }
  // Reading it takes longer than starting may; only who saves a PDF waits for it.
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    // There is no text, and the usual font would be read from the disk.
    font: null as unknown as string,
    info: { Title: title, Creator: 'Ratiba', Producer: 'Ratiba' },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise<Uint8Array>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  const root = doc.struct('Document')
  doc.addStructure(root)
  for (const [at, { alt, ...size }] of pages.entries()) {
    const [width, height] = [size.width * pointsPerUnit, size.height * pointsPerUnit]
    const picture = pictures[at] ?? Buffer.alloc(0)
    if (!picture.subarray(0, 3).equals(jpegStart)) throw noPicture()
    doc.addPage({ size: [width, height], margin: 0 })
    const content = doc.markStructureContent('Figure')
    root.add(doc.struct('Figure', { alt }, content))
    try {
      doc.image(picture, 0, 0, { width, height })
    } catch (error) {
      throw noPicture(error instanceof Error ? error : undefined)
    }
    doc.endMarkedContent()
  }
  doc.end()
  return ended
}

const noPicture = (cause?: Error): AppError =>
  new AppError(
    'unsupported_file',
    'This is no picture that could be read.',
    cause === undefined ? {} : { words: cause.message },
  )
