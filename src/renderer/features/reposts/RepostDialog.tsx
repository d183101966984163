import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QueryError } from '../../bridge/QueryError.tsx'
import { useQueryOf } from '../../bridge/useQueryOf.ts'
import { closeRepostDialog, useRepostDialog } from '../../lib/repostDialog.ts'
import { useChannels } from '../../lib/useChannels.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { RepostForm } from './RepostForm.tsx'

/** What is out is sent on: where, when, how. */
export function RepostDialog() {
  const deliveryIds = useRepostDialog(state => state.deliveryIds)
  const [first] = deliveryIds ?? []
  if (deliveryIds === null || first === undefined) return null
  return <OpenDialog key={deliveryIds.join()} deliveryIds={deliveryIds} first={first} />
}

function OpenDialog({ deliveryIds, first }: { deliveryIds: readonly string[]; first: string }) {
  const { t } = useTranslation()
  const [id, setId] = useState(first)
  const asked = useQueryOf('deliveries.get', { id })
  // Of what only sends on, that is reposted which it sends on.
  const { repost } = asked.data?.delivery ?? { repost: null }
  const originalId = repost?.how === 'native' ? repost.deliveryId : id
  const query = useQueryOf('deliveries.get', { id: originalId })
  const ways = useQueryOf('reposts.ways', { id })
  const failed = query.isError ? query : ways.isError ? ways : null
  const source =
    deliveryIds.length > 1 ? <SourceField deliveryIds={deliveryIds} id={id} onChange={setId} /> : null
  if (asked.data !== undefined && query.data !== undefined && ways.data !== undefined) {
    return (
      <RepostForm
        key={id}
        original={query.data.delivery}
        reposts={query.data.reposts}
        ways={ways.data}
        source={source}
        deliveryId={id}
        onClose={closeRepostDialog}
      />
    )
  }
  return (
    <Dialog
      open
      onClose={closeRepostDialog}
      title={t('reposts.title')}
      footer={<Button onClick={closeRepostDialog}>{t('common.cancel')}</Button>}
    >
      {failed === null ? (
        <Skeleton shape="lines" count={6} />
      ) : (
        <QueryError error={failed.error} retry={failed.refetch} />
      )}
    </Dialog>
  )
}

/** A post went out on several channels: which of them is sent on. */
function SourceField({
  deliveryIds,
  id,
  onChange,
}: {
  deliveryIds: readonly string[]
  id: string
  onChange: (id: string) => void
}) {
  const { t } = useTranslation()
  return (
    <Field label={t('reposts.source')}>
      <SourceSelect deliveryIds={deliveryIds} id={id} onChange={onChange} />
    </Field>
  )
}

function SourceSelect({
  deliveryIds,
  id,
  onChange,
}: {
  deliveryIds: readonly string[]
  id: string
  onChange: (id: string) => void
}) {
  const channels = useChannels()
  const { data } = useQueryOf('deliveries.get', { id })
  const { data: post } = useQueryOf(
    'posts.get',
    { id: data?.delivery.postId ?? '' },
    { enabled: data !== undefined },
  )
  const options = (post?.deliveries ?? [])
    .filter(delivery => deliveryIds.includes(delivery.id))
    .map(delivery => ({ value: delivery.id, label: channels.get(delivery.channelId)?.name ?? '' }))
  return <Select value={id} onChange={onChange} options={options} />
}
