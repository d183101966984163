import { useNavigate } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Media } from '#shared/model/media.ts'
import type { Client } from '#shared/rpc/client.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { uploadFile } from '../../bridge/uploadFile.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import type { Formats } from '../../i18n/formats.ts'
import { useRefusedFilesToast } from '../../lib/useRefusedFilesToast.ts'
import type { RefusedFile } from '../../lib/useRefusedFilesToast.ts'
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
  const tellRefused = useRefusedFilesToast()
  return useCallback(
    async (files, wanted) => {
      const { media, refused, isStopped } = await bringIn(files)
      if (isStopped) return
      tellRefused(refused)
      if (media.length === 0) return
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
    [core, tellRefused, format, navigate, t, undoable],
  )
}

interface Brought {
  media: Media[]
  /** What could not be taken does not hold up the others. */
  refused: RefusedFile[]
  /** She cancelled. */
  isStopped: boolean
}

/** Stores the files one after another and shows how far it is. */
async function bringIn(files: readonly File[]): Promise<Brought> {
  const id = count++
  const abort = new AbortController()
  const media: Media[] = []
  const refused: RefusedFile[] = []
  const done = () => media.length + refused.length
  const note = (part: number) =>
    noteBringing({
      id,
      done: done(),
      total: files.length,
      fraction: (done() + part) / files.length,
      cancel: () => abort.abort(),
    })
  const isStopped = () => abort.signal.aborted
  for (const file of files) {
    if (isStopped()) break
    note(0)
    try {
      media.push(await uploadFile(file, { onProgress: note, signal: abort.signal }))
    } catch (error) {
      refused.push({ name: file.name, error })
    }
  }
  endBringing(id)
  return { media, refused, isStopped: isStopped() }
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
