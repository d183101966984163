import type { EncodeAnswer, EncodedPicture, EncodeWish, EncodeWork, NamedBlob } from './EncodeWork.ts'

export interface Encoder {
  /** A canvas as a file. The canvas is empty afterwards. Throws what the signal says when it is aborted. */
  picture(canvas: OffscreenCanvas, wish: EncodeWish, signal?: AbortSignal): Promise<EncodedPicture>
  zip(files: readonly NamedBlob[], signal?: AbortSignal): Promise<Blob>
}

/** Work without its number. */
type Asked = EncodeWork extends infer W ? (W extends EncodeWork ? Omit<W, 'id'> : never) : never

/** One draws, two encode: more would only take the memory. */
const most = 2

/** Encodes in workers that are begun when first needed, and stay. */
export function createEncoder(beginWorker: () => Worker): Encoder {
  const workers: { worker: Worker; busy: number }[] = []
  const waiting = new Map<
    number,
    { resolve: (answer: EncodeAnswer) => void; reject: (error: Error) => void }
  >()
  let lastId = 0

  const begin = () => {
    const worker = beginWorker()
    const one = { worker, busy: 0 }
    worker.addEventListener('message', (event: MessageEvent<EncodeAnswer>) => {
      one.busy -= 1
      const { id } = event.data
      waiting.get(id)?.resolve(event.data)
      waiting.delete(id)
    })
    worker.addEventListener('error', event => {
      // It cannot go on: what it was asked fails, and the next work begins another.
      workers.splice(workers.indexOf(one), 1)
      worker.terminate()
      for (const { reject } of waiting.values()) reject(new Error(event.message))
      waiting.clear()
    })
    workers.push(one)
    return one
  }
  const least = () => {
    const idlest = workers.reduce<(typeof workers)[number] | null>(
      (best, one) => (best === null || one.busy < best.busy ? one : best),
      null,
    )
    return idlest !== null && (idlest.busy === 0 || workers.length >= most) ? idlest : begin()
  }
  const ask = async (work: Asked, moved: Transferable[], signal?: AbortSignal): Promise<EncodeAnswer> => {
    signal?.throwIfAborted()
    const one = least()
    lastId += 1
    const id = lastId
    one.busy += 1
    const answer = await new Promise<EncodeAnswer>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      one.worker.postMessage({ ...work, id }, moved)
    })
    signal?.throwIfAborted()
    if (answer.kind === 'failed') throw new Error(answer.words)
    return answer
  }

  return {
    picture: async (canvas, wish, signal) => {
      const bitmap = canvas.transferToImageBitmap()
      const answer = await ask({ kind: 'picture', bitmap, wish }, [bitmap], signal)
      if (answer.kind !== 'picture') throw new Error('A worker answered something else.')
      return answer.picture
    },
    zip: async (files, signal) => {
      const answer = await ask({ kind: 'zip', files: [...files] }, [], signal)
      if (answer.kind !== 'zip') throw new Error('A worker answered something else.')
      return answer.zip
    },
  }
}
