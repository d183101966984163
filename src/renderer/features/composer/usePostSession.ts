import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from '@tanstack/react-router'
import type { PostWithDeliveries } from '#shared/contract/posts.ts'
import { useCore } from '../../bridge/CoreProvider.tsx'
import { useFailureToast } from '../../bridge/useFailureToast.ts'
import { uploadFile } from '../../bridge/uploadFile.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { showToast } from '../../ui/toast.ts'
import { createPostSession, emptyFields } from './createPostSession.ts'
import type { PostSession } from './createPostSession.ts'
import { createUploads } from './media/createUploads.ts'
import type { Uploads } from './media/createUploads.ts'
import { withMedium } from './media/mediaList.ts'
import { rescueCopies } from './rescueCopies.ts'
import { createPlanStore } from './schedule/createPlanStore.ts'
import type { PlanStore } from './schedule/createPlanStore.ts'
import { useStore } from './useStore.ts'

export interface Begin {
  /** Wall-clock time wished for. */
  at: string | null
  channelId: string | null
  campaignId: string | null
  pillarId: string | null
  portraitId: string | null
  /** The channel whose tab is open. */
  tab: string | null
}

interface Parts {
  stored: PostWithDeliveries | null
  projectId: string
  zone: string
  begin: Begin
  onCreated: (id: string) => void
}

/** The session of the composer in sight: begun once, stored when the window hides, left when the composer goes. */
export function usePostSession({ stored, projectId, zone, begin, onCreated }: Parts): {
  session: PostSession
  planStore: PlanStore
  uploads: Uploads
} {
  const core = useCore()
  const failed = useFailureToast()
  const [made] = useState(() => {
    const session = createPostSession({
      call: core.call,
      storage: localStorage,
      now: Date.now,
      newKey: `new-${crypto.randomUUID()}`,
      projectId,
      stored,
      fields: {
        ...emptyFields,
        campaignId: begin.campaignId,
        pillarId: begin.pillarId,
        portraitIds: begin.portraitId === null ? [] : [begin.portraitId],
      },
      onCreated,
    })
    const planStore = createPlanStore({
      session,
      call: core.call,
      zone,
      wish: begin.at,
      now: Date.now,
      onError: failed,
    })
    const uploads = createUploads({
      upload: uploadFile,
      add: (media, tab) => {
        session.know(media)
        session.change(withMedium(session.state().fields, tab, media.id))
      },
    })
    return { session, planStore, uploads }
  })
  const { session, planStore } = made
  useFollowStored(session)
  useKnowDesign(session)

  useEffect(() => {
    const store = () => {
      void session.flush()
      void planStore.flush()
    }
    const onHidden = () => document.hidden && store()
    window.addEventListener('blur', store)
    window.addEventListener('pagehide', store)
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      window.removeEventListener('blur', store)
      window.removeEventListener('pagehide', store)
      document.removeEventListener('visibilitychange', onHidden)
      void planStore.flush()
      session.leave().catch(failed)
    }
  }, [session, planStore, failed])
  return made
}

/** Takes what the core says of the post as it changes. */
function useFollowStored(session: PostSession): void {
  const { postId } = useStore(session)
  const { data } = useQueryOf('posts.get', { id: postId ?? '-' }, { enabled: postId !== null })
  useEffect(() => {
    if (data !== undefined) session.adopt(data)
  }, [session, data])
}

/** Tells the session which pictures of the post are of its design. */
function useKnowDesign(session: PostSession): void {
  const { postId } = useStore(session)
  const { data: card } = useQueryOf('designs.ofPost', { postId: postId ?? '-' }, { enabled: postId !== null })
  const { data } = useQueryOf('designs.postOf', { id: card?.id ?? '-' }, { enabled: card != null })
  const pictures = data?.placed?.pictures
  useEffect(() => session.knowDesign(pictures ?? []), [session, pictures])
}

/** Stores what earlier windows could not, and says what became of it. */
export function useRescue(): void {
  const core = useCore()
  const { t } = useTranslation()
  const navigate = useNavigate()
  const failed = useFailureToast()
  useEffect(() => {
    rescueCopies({ call: core.call, storage: localStorage, now: Date.now }).then(rescued => {
      const [first] = rescued
      if (first === undefined) return
      showToast({
        title: t('composer.rescued', { count: rescued.length }),
        text: first.copy.fields.text.slice(0, 80),
        timeoutMs: 0,
        action: {
          label: t('composer.open'),
          run: () => void navigate({ to: '/composer/$postId', params: { postId: first.postId } }),
        },
      })
    }, failed)
  }, [core, navigate, t, failed])
}
