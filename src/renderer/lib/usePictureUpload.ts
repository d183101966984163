import { useState } from 'react'
import { uploadFile } from '../bridge/uploadFile.ts'
import { useErrorText } from '../bridge/useErrorText.ts'

/** Brings a picture into the media store; `progress` is 0 to 1 while it goes, otherwise null. */
export function usePictureUpload(onStored: (mediaId: string) => void) {
  const errorText = useErrorText()
  const [progress, setProgress] = useState<number | null>(null)
  const [error, setError] = useState<string | null>(null)
  const upload = async (file: File) => {
    setProgress(0)
    setError(null)
    try {
      const media = await uploadFile(file, { onProgress: setProgress })
      onStored(media.id)
    } catch (failure) {
      const { title, words, todo } = errorText(failure)
      setError([title, words, todo].filter(Boolean).join(' '))
    } finally {
      setProgress(null)
    }
  }
  return { upload, progress, error }
}
