import { useRef, useState } from 'react'
import { uploadFile } from '../../bridge/uploadFile.ts'
import { useRefusedFilesToast } from '../../lib/useRefusedFilesToast.ts'
import type { RefusedFile } from '../../lib/useRefusedFilesToast.ts'

/** Stores pictures one after another and hands over the ids of those that could be stored. */
export function usePictureUpload(onStored: (mediaIds: string[]) => void) {
  const tellRefused = useRefusedFilesToast()
  const [waiting, setWaiting] = useState(0)
  const running = useRef(Promise.resolve(true))
  const bring = async (files: readonly File[]): Promise<boolean> => {
    const refused: RefusedFile[] = []
    for (const file of files) {
      try {
        onStored([(await uploadFile(file)).id])
      } catch (error) {
        refused.push({ name: file.name, error })
      }
      setWaiting(count => count - 1)
    }
    tellRefused(refused)
    return refused.length === 0
  }
  return {
    isUploading: waiting > 0,
    add: (files: readonly File[]) => {
      setWaiting(count => count + files.length)
      const before = running.current
      running.current = bring(files).then(async all => (await before) && all)
    },
    /** Once nothing is under way: whether all that were added since the last time could be stored. */
    settled: () => {
      const all = running.current
      running.current = Promise.resolve(true)
      return all
    },
  }
}

export type PictureUpload = ReturnType<typeof usePictureUpload>
