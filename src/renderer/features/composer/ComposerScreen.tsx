import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { FileQuestionMark } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AppError } from '#shared/rpc/errors.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCurrentProject } from '../../bridge/useCurrentProject.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Composer } from './Composer.tsx'
import { ComposerSkeleton } from './ComposerSkeleton.tsx'
import { firstProjectFor } from './remembered.ts'

/** Which post is asked for, and the one that the composer in sight has created itself. */
interface Asked {
  id: string | null
  created: string | null
  /** Counts composers: a new one begins afresh. */
  generation: number
}

/**
 * Writes a post: a stored one, or a new one that is stored with its first change. The address then names it, but the
 * composer in sight stays the same, with caret and undo.
 */
export function ComposerScreen() {
  const { postId } = useParams({ strict: false })
  const search = useSearch({ strict: false })
  const navigate = useNavigate()
  const id = postId ?? search.post ?? null
  const [asked, setAsked] = useState<Asked>({ id, created: null, generation: 0 })
  if (asked.id !== id) {
    const isOwn = id !== null && id === asked.created
    setAsked(isOwn ? { ...asked, id } : { id, created: null, generation: asked.generation + 1 })
  }
  const onCreated = useCallback(
    (created: string) => {
      setAsked(now => ({ ...now, created }))
      // Left meanwhile: then the address is another screen's.
      if (window.location.pathname !== '/composer/new') return
      void navigate({
        to: '/composer/new',
        search: before => ({ ...before, post: created }),
        replace: true,
      })
    },
    [navigate],
  )
  return asked.id === null || asked.id === asked.created ? (
    <NewPost key={asked.generation} onCreated={onCreated} />
  ) : (
    <StoredPost key={asked.generation} id={asked.id} />
  )
}

function NewPost({ onCreated }: { onCreated: (id: string) => void }) {
  const { projectId, projects } = useCurrentProject()
  const search = useSearch({ strict: false })
  const { data: asked } = useQueryOf(
    'channels.list',
    { projectId: null },
    { enabled: search.channel !== undefined },
  )
  if (projects === undefined || (search.channel !== undefined && asked === undefined)) {
    return <ComposerSkeleton isNew />
  }
  const ofChannel = asked?.find(channel => channel.id === search.channel)?.projectId
  const project = firstProjectFor(projects, ofChannel ?? projectId)
  if (project === undefined) return <ComposerSkeleton isNew />
  return (
    <Composer
      stored={null}
      projectId={project.id}
      begin={{
        at: search.at ?? null,
        channelId: search.channel ?? null,
        campaignId: search.campaign ?? null,
        pillarId: search.pillar ?? null,
        portraitId: search.portrait ?? null,
        tab: null,
      }}
      onCreated={onCreated}
    />
  )
}

/** A stored post has its own. */
const nothing = { at: null, channelId: null, campaignId: null, pillarId: null, portraitId: null }

function StoredPost({ id }: { id: string }) {
  const search = useSearch({ strict: false })
  const post = useQueryOf('posts.get', { id })
  if (post.data !== undefined) {
    return (
      <Composer
        stored={post.data}
        projectId={post.data.post.projectId}
        begin={{ ...nothing, tab: search.tab ?? null }}
        onCreated={() => undefined}
      />
    )
  }
  if (!post.isError) return <ComposerSkeleton isNew={false} />
  if (post.error instanceof AppError && post.error.code === 'not_found') return <GonePost />
  return (
    <PlainScreen>
      <QueryError size="page" error={post.error} retry={post.refetch} />
    </PlainScreen>
  )
}

function GonePost() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <PlainScreen>
      <EmptyState
        icon={FileQuestionMark}
        title={t('composer.gone')}
        text={t('composer.goneText')}
        action={
          <Button onClick={() => void navigate({ to: '/calendar' })}>{t('composer.toCalendar')}</Button>
        }
      />
    </PlainScreen>
  )
}

function PlainScreen({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation()
  return <Screen title={t('composer.title')}>{children}</Screen>
}
