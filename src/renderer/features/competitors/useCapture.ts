import { useState } from 'react'
import type { ObservationFields } from '#shared/model/observation.ts'
import type { Project } from '#shared/model/project.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { changeDraft, clearDraft, useCaptureDraft } from './captureDraft.ts'
import type { CaptureDraft } from './captureDraft.ts'
import { captureFields } from './captureFields.ts'
import { readTags } from './readTags.ts'
import { usePictureUpload } from './usePictureUpload.ts'

interface CaptureOptions {
  projects: readonly Project[]
  /** Where it goes unless she says otherwise. */
  startIn: string | null
  /** Stores it; answers whether that went well. */
  store: (projectId: string, fields: Partial<ObservationFields>) => Promise<boolean>
  onStored: () => void
}

/** The draft of what she saw, with its pictures, and putting it down: the same in the app and in the window of quick capture. */
export function useCapture({ projects, startIn, store, onStored }: CaptureOptions) {
  const draft = useCaptureDraft()
  const [isMissing, setMissing] = useState(false)
  const [isStoring, setStoring] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const { data: all = [] } = useQueryOf('competitors.list', { projectId: null })
  const projectId =
    [chosen, startIn].find(wish => projects.some(({ id }) => id === wish)) ?? projects[0]?.id ?? null
  const competitors = all.filter(competitor => competitor.projectId === projectId)
  const competitorId = competitors.some(({ id }) => id === draft.competitorId) ? draft.competitorId : null
  const set = (change: Partial<CaptureDraft>) => {
    setMissing(false)
    changeDraft(change)
  }
  const upload = usePictureUpload(ids => {
    const { mediaIds } = useCaptureDraft.getState()
    set({ mediaIds: [...new Set([...mediaIds, ...ids])].slice(0, 50) })
  })
  const save = async () => {
    if (isStoring || projectId === null) return
    setStoring(true)
    try {
      // Enter right after pasting: the picture comes along, and one that could not be stored holds it back.
      if (!(await upload.settled())) return
      const { text, mediaIds, kind, tags } = useCaptureDraft.getState()
      if (text.trim() === '' && mediaIds.length === 0) {
        setMissing(true)
        return
      }
      const fields = { ...captureFields(text), mediaIds, kind, competitorId, tags: readTags(tags) }
      if (!(await store(projectId, fields))) return
      clearDraft()
      onStored()
    } finally {
      setStoring(false)
    }
  }
  return {
    ...{ draft, set, upload, projects, projectId, competitors, competitorId, isMissing },
    setProject: setChosen,
    isBusy: isStoring || upload.isUploading,
    save: () => void save(),
  }
}

export type Capture = ReturnType<typeof useCapture>
