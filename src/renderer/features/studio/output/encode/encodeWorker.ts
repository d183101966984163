import { zipSync } from 'fflate'
import type { EncodeAnswer, EncodeWork, NamedBlob } from './EncodeWork.ts'
import { encodePicture } from './encodePicture.ts'

/** In a thread of its own, so that the page stays quick however large a picture is. */
addEventListener('message', (event: MessageEvent<EncodeWork>) => {
  const work = event.data
  const answer = (said: EncodeAnswer) => postMessage(said)
  const failed = (error: unknown) => answer({ id: work.id, kind: 'failed', words: String(error) })
  if (work.kind === 'picture') {
    encodePicture(work.bitmap, work.wish).then(
      picture => answer({ id: work.id, kind: 'picture', picture }),
      failed,
    )
  } else zip(work.files).then(zipped => answer({ id: work.id, kind: 'zip', zip: zipped }), failed)
})

async function zip(files: readonly NamedBlob[]): Promise<Blob> {
  const entries = await Promise.all(
    files.map(async ({ name, blob }) => [name, new Uint8Array(await blob.arrayBuffer())] as const),
  )
  // Pictures are compressed already.
  return new Blob([zipSync(Object.fromEntries(entries), { level: 0 })], { type: 'application/zip' })
}
