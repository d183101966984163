import { useParams } from '@tanstack/react-router'
import { Inbox } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { practiceFaults } from '#shared/contract/practice.ts'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useCommandOf } from '../../bridge/useCommandOf.ts'
import { useFailureToast } from '../../bridge/useFailureToast.ts'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useChannels } from '../../lib/useChannels.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { Select } from '../../ui/Select.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { FeedPost } from './FeedPost.tsx'

/** The practice network as its people see it, and how to let it misbehave. */
export function PracticeScreen() {
  const { t } = useTranslation()
  const { channelId } = useParams({ from: '/practice/$channelId' })
  const channel = useChannels().get(channelId)
  const [withRemoved, setWithRemoved] = useState(false)
  const feed = useQueryOf('practice.feed', { channelId, withRemoved }, { keepPrevious: true })
  const content = () => {
    if (feed.data === undefined) {
      return feed.isError ? (
        <QueryError error={feed.error} retry={feed.refetch} />
      ) : (
        <Skeleton shape="cards" count={3} />
      )
    }
    if (feed.data.length === 0) {
      return <EmptyState icon={Inbox} title={t('practice.empty')} text={t('practice.emptyText')} />
    }
    return (
      <ol className="mx-auto flex w-full max-w-xl flex-col divide-y divide-line rounded-lg border">
        {feed.data.map(post => (
          <FeedPost key={post.id} post={post} name={channel?.name ?? ''} handle={channel?.handle ?? ''} />
        ))}
      </ol>
    )
  }
  return (
    <Screen
      title={t('practice.title')}
      note={channel?.name}
      toolbar={
        <div className="flex w-full flex-wrap items-center justify-between gap-4 border-b pb-3">
          <Checkbox checked={withRemoved} onChange={setWithRemoved} label={t('practice.withRemoved')} />
          <Behaviour />
        </div>
      }
    >
      {content()}
    </Screen>
  )
}

/** Lets the network fail in the ways real ones do. */
function Behaviour() {
  const { t } = useTranslation()
  const { data } = useQueryOf('practice.behaviour', undefined)
  const misbehave = useCommandOf('practice.misbehave')
  const failed = useFailureToast()
  return (
    <div className="flex items-center gap-2">
      <span className="text-ink-muted">{t('practice.behaviour')}</span>
      <div className="w-64">
        <Select
          size="sm"
          aria-label={t('practice.behaviour')}
          value={data?.fault ?? 'none'}
          onChange={fault => misbehave.mutate({ fault }, { onError: failed })}
          options={practiceFaults.map(value => ({
            value,
            label: t(`practice.faults.${value}.label`),
            note: t(`practice.faults.${value}.note`),
          }))}
        />
      </div>
    </div>
  )
}
