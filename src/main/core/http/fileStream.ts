import type { FileHandle } from 'node:fs/promises'

const chunkBytes = 256 * 1024

/**
 * A part of an open file as a web stream; closes the handle at the end, on an error and when the reader goes away.
 * (Node's own Readable.toWeb throws an uncaught error when a reader cancels at the wrong moment.)
 */
export function fileStream(file: FileHandle, start: number, end: number): ReadableStream<Uint8Array> {
  let at = start
  return new ReadableStream<Uint8Array>(
    {
      pull: async controller => {
        try {
          const buffer = new Uint8Array(Math.min(chunkBytes, end - at))
          const { bytesRead } = await file.read(buffer, 0, buffer.length, at)
          at += bytesRead
          if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead))
          if (at < end && bytesRead > 0) return
          await file.close()
          if (at < end) controller.error(new Error('The file became shorter while it was read.'))
          else controller.close()
        } catch (error) {
          await file.close().catch(() => undefined) // The first error is the one to tell.
          throw error
        }
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 0 },
  )
}
