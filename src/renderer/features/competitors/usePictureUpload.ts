import { useState } from 'react'
import { uploadFile } from '../../bridge/uploadFile.ts'
import { useFailureToast } from '../../bridge/useFailureToast.ts'

/** Stores pictures one after another and hands over the ids of those that could be stored. */
export function usePictureUpload(onStored: (mediaIds: string[]) => void) {
  const failed = useFailureToast()
  const [waiting, setWaiting] = useState(0)
  const add = async (files: readonly File[]) => {
    setWaiting(count => count + files.length)
    for (const file of files) {
      try {
        onStored([(await uploadFile(file)).id])
      } catch (error) {
        failed(error)
      }
      setWaiting(count => count - 1)
    }
  }
  return { isUploading: waiting > 0, add: (files: readonly File[]) => void add(files) }
}
