import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Media } from '#shared/model/media.ts'
import { useCore } from '../../../../bridge/CoreProvider.tsx'
import { uploadPicture } from '../../../../bridge/uploadFile.ts'
import { useUndoable } from '../../../../commands/useUndoable.ts'
import { useFileErrorText } from '../../../../lib/useFileErrorText.ts'

export interface BringingPictures {
  bring: (files: readonly File[]) => Promise<Media[]>
  /** 0 to 1 of all that is being brought, or null. */
  progress: number | null
  /** What could not be brought, and why; until the next try. */
  refused: readonly { name: string; why: string }[]
}

/** Brings files among the pictures of a project, one after another; what cannot be taken is said, and the others go on. */
export function useBringPictures(projectId: string): BringingPictures {
  const { t } = useTranslation()
  const { call } = useCore()
  const undoable = useUndoable()
  const fileErrorText = useFileErrorText()
  const [progress, setProgress] = useState<number | null>(null)
  const [refused, setRefused] = useState<BringingPictures['refused']>([])
  const bring = async (files: readonly File[]): Promise<Media[]> => {
    setRefused([])
    setProgress(0)
    const brought: Media[] = []
    for (const [index, file] of files.entries()) {
      try {
        const onProgress = (share: number) => setProgress((index + share) / files.length)
        brought.push(await uploadPicture(file, { onProgress }))
      } catch (error) {
        const { words, todo } = fileErrorText(error)
        setRefused(now => [...now, { name: file.name, why: `${words} ${todo}` }])
      }
    }
    setProgress(null)
    const mediaIds = [...new Set(brought.map(({ id }) => id))]
    if (mediaIds.length > 0) {
      await undoable({
        label: t('studioSections.images.brought', { count: mediaIds.length }),
        run: () => call('media.bring', { projectId, mediaIds }),
        undo: () => call('media.putBack', { projectId, mediaIds }),
      })
    }
    return brought
  }
  return { bring, progress, refused }
}
