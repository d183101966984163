import { fillSlots } from '#shared/design/fillSlots.ts'
import type { Design } from '#shared/design/design.ts'
import type { DesignFormat } from '#shared/design/designFormat.ts'
import type { Client } from '#shared/rpc/client.ts'
import { drawPage } from '../output/drawPage.ts'
import type { DrawnDesign } from '../output/drawPage.ts'
import { encoder } from '../output/encode/encoder.ts'
import type { EncodedPicture, NamedBlob } from '../output/encode/EncodeWork.ts'
import { fileNames } from '../output/fileNames.ts'
import type { JobTools } from '../output/useJob.ts'
import { picturesForPost } from '../post/picturesForPost.ts'
import type { BatchItem } from './BatchItem.ts'

interface Batch extends DrawnDesign, JobTools {
  name: string
  items: readonly BatchItem[]
}

interface BatchFiles extends Batch {
  formatIds: readonly string[]
  formatName: (format: DesignFormat) => string
  kind: 'png' | 'jpeg'
}

const quality = 0.92
/** So many pictures are encoded while the next is drawn. */
const ahead = 2

/** A picture of every page, format and item. Throws what the signal says when it is aborted. */
export async function makeBatchFiles(batch: BatchFiles): Promise<NamedBlob[]> {
  const { design, items, formatIds, signal, onProgress, kind, formatName } = batch
  const formats = design.formats.filter(({ id }) => formatIds.includes(id))
  const wish = { type: `image/${kind}`, quality, maxBytes: null, mayShrink: false } as const
  const all = items.flatMap(item => {
    const filled = fillSlots(design, item.values)
    const pieces = formats.flatMap(format => filled.pages.map(page => ({ format, page })))
    const name = `${String(item.number).padStart(3, '0')} ${item.name}`
    const names = fileNames({ name, design: filled, formatName }, pieces, kind)
    return pieces.map((piece, at) => ({ ...piece, filled, name: names[at] ?? '' }))
  })
  const made: Promise<EncodedPicture>[] = []
  let done = 0
  onProgress(0, all.length)
  for (const [at, { format, page, filled }] of all.entries()) {
    await made[at - ahead]
    const canvas = await drawPage(
      { ...batch, design: filled },
      { pageId: page.id, formatId: format.id, signal },
    )
    const encoding = encoder.picture(canvas, wish, signal)
    // Awaited in order below; one that fails meanwhile is not unheard.
    encoding.then(
      () => onProgress((done += 1), all.length),
      () => undefined,
    )
    made.push(encoding)
  }
  const pictures = await Promise.all(made)
  return pictures.map(({ blob }, at) => ({ name: all[at]?.name ?? '', blob }))
}

interface BatchDesigns extends Batch {
  call: Client['call']
  projectId: string
  /** Whether their pictures are put into the posts they are made for. */
  intoPosts: boolean
}

export interface MadeDesigns {
  /** Those that were made; their ids. */
  ids: string[]
  /** Those that could not be made, by their numbers. */
  failed: { number: number; error: unknown }[]
  /** She stopped it, and this is what was made until then. */
  isStopped: boolean
}

/** A design of every item, one after another; what fails does not hold up the others. Throws when not a single one is made. */
export async function makeBatchDesigns(batch: BatchDesigns): Promise<MadeDesigns> {
  const { items, signal, onProgress } = batch
  const result: MadeDesigns = { ids: [], failed: [], isStopped: false }
  const isStopped = () => signal.aborted
  for (const [at, item] of items.entries()) {
    onProgress(at, items.length)
    if (isStopped()) break
    try {
      result.ids.push(await makeOne(batch, item))
    } catch (error) {
      // Told together at the end.
      if (!isStopped()) result.failed.push({ number: item.number, error })
    }
  }
  const [failure] = result.failed
  if (result.ids.length === 0) {
    signal.throwIfAborted()
    if (failure !== undefined) throw failure.error
  }
  return { ...result, isStopped: isStopped() }
}

async function makeOne(
  { call, projectId, intoPosts, ...batch }: BatchDesigns,
  item: BatchItem,
): Promise<string> {
  const design: Design = fillSlots(batch.design, item.values)
  const name = item.name === '' ? `${batch.name} ${item.number}` : item.name
  const card = await call('designs.create', { projectId, fields: { name, postId: item.postId }, design })
  if (!intoPosts) return card.id
  try {
    const { kit, assets, signal } = batch
    const tools = { signal, onProgress: () => undefined }
    const placed = await picturesForPost(call, { designId: card.id, name, design, kit, assets }, tools)
    if (placed !== null) await call('designs.putIntoPost', { id: card.id, placed, again: true })
  } catch (error) {
    // A post either has its picture or no new design.
    await call('designs.remove', { id: card.id })
    throw error
  }
  return card.id
}
