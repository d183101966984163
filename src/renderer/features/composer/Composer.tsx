import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PostWithDeliveries } from '#shared/contract/posts.ts'
import type { Project } from '#shared/model/project.ts'
import { endOfDay } from '#shared/time/zoned.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useUndoable } from '../../commands/useUndoable.ts'
import { Screen } from '../../ui/Screen.tsx'
import { ComposerBody } from './ComposerBody.tsx'
import { ComposerSkeleton } from './ComposerSkeleton.tsx'
import { HeadActions } from './head/HeadActions.tsx'
import { HeadNote } from './head/HeadNote.tsx'
import type { Uploads } from './media/createUploads.ts'
import { withMedium, withoutMedium } from './media/mediaList.ts'
import { rememberedChannels } from './remembered.ts'
import { ComposerContext } from './useComposer.ts'
import type { ComposerState } from './useComposer.ts'
import { sharedTab } from './variants.ts'
import { usePlaces } from './usePlaces.ts'
import { usePostSession, useRescue } from './usePostSession.ts'
import type { Begin } from './usePostSession.ts'
import { useStore } from './useStore.ts'

interface ComposerProps {
  /** The stored post, or null to begin a new one. */
  stored: PostWithDeliveries | null
  /** The project of the stored post, or where a new one begins. */
  projectId: string
  begin: Begin
  onCreated: (id: string) => void
}

/** Waits for the project, whose zone everything is planned in. */
export function Composer(props: ComposerProps) {
  const projects = useQueryOf('projects.list', undefined)
  const project = projects.data?.find(p => p.id === props.projectId)
  if (project !== undefined)
    return <OpenComposer {...props} projects={projects.data ?? []} project={project} />
  if (projects.isError) return <QueryError size="page" error={projects.error} retry={projects.refetch} />
  return <ComposerSkeleton isNew={props.stored === null} />
}

interface OpenComposerProps extends ComposerProps {
  projects: readonly Project[]
  project: Project
}

function OpenComposer({ stored, projects, project: first, begin, onCreated }: OpenComposerProps) {
  const { t } = useTranslation()
  const { session, planStore, uploads } = usePostSession({
    stored,
    projectId: first.id,
    zone: first.zone,
    begin,
    onCreated,
  })
  const state = useStore(session)
  const plan = useStore(planStore)
  const project = projects.find(p => p.id === state.projectId) ?? first
  const { places, error, retry } = usePlaces(project.id)
  const { data: campaigns } = useQueryOf('campaigns.list', { projectId: project.id })
  useRescue()
  useFirstChannels({ session, places, begin, isNew: stored === null })
  usePlanHistory(planStore)
  useUploadHistory(session, uploads)
  const [wishedTab, setTab] = useState<string>(begin.tab ?? sharedTab)
  const textField = useRef<HTMLTextAreaElement>(null)

  const { channelIds } = state.fields
  const chosen = useMemo(
    () => places?.filter(({ channel }) => channelIds.includes(channel.id)) ?? [],
    [places, channelIds],
  )
  const composer = useMemo<ComposerState>(() => {
    const endsOn = campaigns?.find(c => c.id === state.fields.campaignId)?.endsOn ?? null
    return {
      ...state,
      session,
      project,
      campaigns: campaigns ?? none,
      campaignEndAt: endsOn === null ? null : endOfDay(endsOn, project.zone),
      places,
      chosen,
      plan,
      planStore,
      uploads,
      // The tab of a channel that was taken away, or that is not known yet, shows what is shared.
      tab: chosen.some(({ channel }) => channel.id === wishedTab) ? wishedTab : sharedTab,
      setTab,
      textField,
    }
  }, [state, session, project, campaigns, places, chosen, plan, planStore, uploads, wishedTab])
  return (
    <ComposerContext value={composer}>
      <Screen
        title={stored === null ? t('composer.newPost') : t('composer.title')}
        note={<HeadNote projects={projects} />}
        actions={<HeadActions />}
        width="full"
      >
        {error !== null && places === undefined ? (
          <QueryError size="page" error={error} retry={retry} />
        ) : (
          <ComposerBody />
        )}
      </Screen>
    </ComposerContext>
  )
}

/** Always the same, so that nothing is drawn anew for it. */
const none: ComposerState['campaigns'] = []

type FirstChannels = Pick<ComposerState, 'session' | 'places'> & { begin: Begin; isNew: boolean }

/** A new post is for the channel she came from, else for those of the last post, else for the only one. */
function useFirstChannels({ session, places, begin, isNew }: FirstChannels): void {
  useEffect(() => {
    const { postId, projectId, fields } = session.state()
    if (!isNew || postId !== null || places === undefined || fields.channelIds.length > 0) return
    const all = places.map(place => place.channel.id)
    const only = all.length === 1 ? all : []
    const wished = begin.channelId === null ? (rememberedChannels(projectId) ?? only) : [begin.channelId]
    session.startIn(projectId, {
      channelIds: wished.filter(id => all.includes(id)),
      campaignId: fields.campaignId,
      pillarId: fields.pillarId,
      portraitIds: fields.portraitIds,
    })
  }, [session, places, begin, isNew])
}

/** A changed time can be taken back with Ctrl+Z like everything else. */
function usePlanHistory(planStore: ComposerState['planStore']): void {
  const { t } = useTranslation()
  const undoable = useUndoable()
  useEffect(
    () =>
      planStore.onSettled((before, after) => {
        void undoable({
          label: t('composer.did.time'),
          quiet: true,
          run: () => Promise.resolve(),
          undo: () => planStore.apply(before),
          redo: () => planStore.apply(after),
        })
      }),
    [planStore, undoable, t],
  )
}

/** A file that was brought can be taken back with Ctrl+Z. */
function useUploadHistory(session: ComposerState['session'], uploads: Uploads): void {
  const { t } = useTranslation()
  const undoable = useUndoable()
  useEffect(
    () =>
      uploads.onAdded((media, tab) => {
        const apply = async (how: typeof withMedium) => {
          session.change(how(session.state().fields, tab, media.id))
          await session.flush()
        }
        void undoable({
          label: t('composer.did.mediaAdd', { name: media.name }),
          quiet: true,
          run: () => Promise.resolve(),
          undo: () => apply(withoutMedium),
          redo: () => apply(withMedium),
        })
      }),
    [session, uploads, undoable, t],
  )
}
