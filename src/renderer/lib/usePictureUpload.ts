import { useState } from 'react'
import { uploadPicture } from '../bridge/uploadFile.ts'
import { useFileErrorText } from './useFileErrorText.ts'

/** Brings a picture into the media store; `progress` is 0 to 1 while it goes, otherwise null. */
export function usePictureUpload(onStored: (mediaId: string) => void) {
  const fileErrorText = useFileErrorText()
  const [progress, setProgress] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)
  const upload = async (file: File) => {
    setProgress(0)
    setError(null)
    try {
      const media = await uploadPicture(file, { onProgress: setProgress })
      onStored(media.id)
    } catch (failure) {
      const { words, todo } = fileErrorText(failure)
      setError(`${file.name}: ${words} ${todo}`)
    } finally {
      setProgress(null)
    }
  }
  return { upload, progress, error }
}
