import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { useFormat } from '../../i18n/useFormat.ts'
import { ChannelMark } from '../../lib/ChannelMark.tsx'
import { DeliveryStateMark } from '../../lib/DeliveryStateMark.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { List, ListRow } from '../../ui/List.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

/** Shown at a time; a campaign may have thousands. */
const pageRows = 50

/** The posts of a campaign on their channels, in the order of time, each with its state. */
export function CampaignPosts({ campaignId }: { campaignId: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const navigate = useNavigate()
  const posts = useQueryOf('campaigns.posts', { id: campaignId })
  const [rows, setRows] = useState(pageRows)
  if (posts.data === undefined) {
    return posts.isError ? (
      <QueryError error={posts.error} retry={posts.refetch} />
    ) : (
      <Skeleton shape="rows" count={3} />
    )
  }
  if (posts.data.length === 0) {
    return (
      <div className="rounded-lg border bg-surface">
        <EmptyState size="inline" title={t('campaigns.noPosts')} text={t('campaigns.noPostsText')} />
      </div>
    )
  }
  return (
    <>
      <List aria-label={t('campaigns.posts')}>
        {posts.data.slice(0, rows).map(card => (
          <ListRow
            key={card.id}
            start={<ChannelMark network={card.network} label="" />}
            title={card.excerpt === '' ? t('common.noText') : card.excerpt}
            note={card.dueLocal === null ? t('campaigns.noTime') : format.local(card.dueLocal)}
            meta={<DeliveryStateMark state={card.state} />}
            onOpen={() => void navigate({ to: '/composer/$postId', params: { postId: card.postId } })}
          />
        ))}
      </List>
      {posts.data.length > rows && (
        <div className="mt-2">
          <Button size="sm" onClick={() => setRows(rows + pageRows)}>
            {t('common.loadMore')}
          </Button>
        </div>
      )}
    </>
  )
}
