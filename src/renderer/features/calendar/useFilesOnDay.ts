import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Media } from '#shared/model/media.ts'
import type { Client } from '#shared/rpc/client.ts'
import { AppError } from '#shared/rpc/errors.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { uploadFile } from '../../bridge/uploadFile.ts'
import { useFailureToast } from '../../bridge/useFailureToast.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import type { Formats } from '../../i18n/formats.ts'
import { showToast } from '../../ui/toast.ts'
import { endBringing, noteBringing } from './calendarStore.ts'

interface NewPost {
  projectId: string
  channelIds: readonly string[]
  campaignId: string | null
  /** The wall-clock time it is wished for. */
  at: string
}

let count = 0

/** Makes a draft of pictures that were dropped on a day; it goes on when the screen changes. */
export function useFilesOnDay(format: Formats): (files: readonly File[], wanted: NewPost) => Promise<void> {
  const { t } = useTranslation()
  const core = useCore()
  const navigate = useNavigate()
  const undoable = useUndoable()
  const failed = useFailureToast()
  return useCallback(
    async (files, wanted) => {
      let media: Media[]
      try {
        media = await bringIn(files)
      } catch (error) {
        if (!(error instanceof AppError && error.code === 'cancelled')) failed(error)
        return
      }
      const open = (postId: string) => void navigate({ to: '/composer/$postId', params: { postId } })
      let made: string | null = null
      const done = await undoable({
        label: t('calendar.filesMade', { count: media.length, when: format.local(wanted.at) }),
        run: async () => {
          const created = await createDraft(core, media, wanted)
          made = created.postId
          return created
        },
        undo: ({ postId }) => core.call('posts.remove', { id: postId }),
        redo: () => (made === null ? Promise.resolve() : core.call('posts.restore', { id: made })),
      })
      if (done !== null && !done.isOnCalendar) {
        showToast({
          title: t('calendar.filesNoChannel.title'),
          text: t('calendar.filesNoChannel.text'),
          action: { label: t('calendar.filesNoChannel.open'), run: () => open(done.postId) },
        })
      }
    },
    [core, failed, format, navigate, t, undoable],
  )
}

/** Stores the files one after another and shows how far it is. Rejects with AppError `cancelled` when she cancels. */
async function bringIn(files: readonly File[]): Promise<Media[]> {
  const id = count++
  const abort = new AbortController()
  const media: Media[] = []
  const note = (part: number) =>
    noteBringing({
      id,
      done: media.length,
      total: files.length,
      fraction: (media.length + part) / files.length,
      cancel: () => abort.abort(),
    })
  try {
    for (const file of files) {
      note(0)
      abort.signal.throwIfAborted()
      media.push(await uploadFile(file, { onProgress: note, signal: abort.signal }))
    }
    return media
  } catch (error) {
    if (abort.signal.aborted) throw new AppError('cancelled', 'Cancelled.', undefined, { cause: error })
    throw error
  } finally {
    endBringing(id)
  }
}

/** Without a channel there is no delivery, and so no place on the calendar. */
async function createDraft(core: Client, media: readonly Media[], wanted: NewPost) {
  const { post, deliveries } = await core.call('posts.create', {
    projectId: wanted.projectId,
    fields: {
      media: media.map(({ id }) => ({ mediaId: id, alt: '' })),
      channelIds: [...wanted.channelIds],
      campaignId: wanted.campaignId,
    },
  })
  if (deliveries.length > 0) {
    await core.call('deliveries.move', { items: deliveries.map(({ id }) => ({ id, dueLocal: wanted.at })) })
  }
  return { postId: post.id, isOnCalendar: deliveries.length > 0 }
}
