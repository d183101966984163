import type { CoreContext } from '../CoreContext.ts'
import type { ObservationRepo } from '../competitors/observationRepo.ts'
import type { MediaStore } from '../media/MediaStore.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { checkStatus } from './checkStatus.ts'
import { hourMs } from './lookAtSource.ts'
import type { PieceRepo, PieceRow } from './pieceRepo.ts'
import { ReadingFailure } from './ReadingFailure.ts'
import type { Web } from './web/createWeb.ts'

const maxBytes = 15_000_000
const mostTries = 3
/** What is over when it is asked again later. */
const passing: ReadonlySet<string> = new Set([
  'noAnswer',
  'tooSlow',
  'busy',
  'serverTrouble',
  'unreachable',
  'nameUnknown',
])

export interface PictureParts {
  context: CoreContext
  web: Web
  media: Pick<MediaStore, 'store'>
  pieces: PieceRepo
  observations: ObservationRepo
}

/**
 * Brings the pictures of a piece that was kept into the media store, so that they are there when they vanish at the source.
 * One that cannot be had stands with its address under the text. Rejects only with what aborted `signal`.
 */
export async function bringPictures(
  parts: PictureParts,
  piece: PieceRow,
  signal: AbortSignal,
): Promise<void> {
  const { context, pieces, observations } = parts
  const { observationId } = piece
  if (piece.state !== 'kept' || observationId === null) {
    pieces.update(piece.id, { picturesAt: null })
    return
  }
  const mediaIds: string[] = []
  const missing: string[] = []
  const later: typeof piece.pictures = []
  const isLastTry = piece.pictureTries + 1 >= mostTries
  for (const picture of piece.pictures) {
    const brought = await bring(parts, picture.url, signal)
    if (typeof brought === 'string') mediaIds.push(brought)
    else if (brought.isPassing && !isLastTry) later.push(picture)
    else missing.push(picture.url)
  }
  const before = observations.get(observationId, true)
  const all = [...new Set([...before.mediaIds, ...mediaIds])].slice(0, 50)
  observations.update(observationId, {
    mediaIds: all,
    ...(missing.length === 0 ? {} : { text: [before.text, ...missing].filter(Boolean).join('\n') }),
  })
  pieces.update(piece.id, {
    pictures: later,
    pictureTries: piece.pictureTries + 1,
    picturesAt: later.length === 0 ? null : context.now() + hourMs,
  })
  context.emit('observations.changed', { ids: [observationId] })
}

async function bring(
  { web, media, context }: PictureParts,
  address: string,
  signal: AbortSignal,
): Promise<string | { isPassing: boolean }> {
  try {
    const answer = await web.ask(new URL(address), { maxBytes, signal, headers: { accept: 'image/*' } })
    checkStatus(answer, context.now())
    const name = decodeURIComponentOr(new URL(address).pathname.split('/').at(-1) ?? '').slice(0, 100)
    const stored = await media.store(once(answer.body), {
      name: name || 'picture',
      declaredBytes: answer.body.length,
    })
    return stored.id
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof ReadingFailure) return { isPassing: passing.has(error.trouble.key) }
    // Not a picture, a damaged one, or a full disk.
    if (error instanceof AppError) return { isPassing: error.code === 'disk_full' }
    // Our own mistake with what a stranger serves: this one is left out, and nothing else waits for it.
    context.deps.log.error('A picture could not be brought', { address, error })
    return { isPassing: false }
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // As it is written: it is only a name.
  }
}
