import { open } from 'node:fs/promises'
import { AppError } from '#shared/rpc/errors.ts'
import { readMp4 } from './readMp4.ts'
import { readWebm } from './readWebm.ts'

export interface VideoFacts {
  width: number
  height: number
  /** Null when the file does not say, as with some live recordings. */
  durationMs: number | null
}

export type VideoMime = 'video/mp4' | 'video/quicktime' | 'video/webm'

/** Reads a video's facts from its container. Throws AppError `unsupported_file` when it is damaged or only sound. */
export async function inspectVideo(path: string, mime: VideoMime): Promise<VideoFacts> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const read = mime === 'video/webm' ? readWebm : readMp4
    const facts = await read(file, size, mime)
    if (facts === null) {
      throw new AppError('unsupported_file', 'The file holds sound only, no pictures.', {
        reason: 'notMedia',
        found: mime.replace('video/', 'audio/'),
      })
    }
    return facts
  } finally {
    await file.close()
  }
}
