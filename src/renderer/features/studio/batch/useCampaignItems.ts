import { useEffect, useState } from 'react'
import { slotsOfPost } from '#shared/design/slotsOfPost.ts'
import type { PostWithDeliveries } from '#shared/contract/posts.ts'
import type { DesignCard } from '#shared/model/designCard.ts'
import type { Client } from '#shared/rpc/client.ts'
import { useCore } from '../../../bridge/CoreProvider.tsx'
import { useStudio } from '../StudioContext.ts'
import type { BatchItem, PostProblem } from './BatchItem.ts'
import { mostRows } from './readTable.ts'

export type CampaignItems =
  { kind: 'loading' } | { kind: 'failed'; error: unknown } | { kind: 'read'; items: BatchItem[] }

/** The posts of a campaign, each with what a template can be filled with. Null: no campaign is chosen. */
export function useCampaignItems(campaignId: string | null, projectName: string): CampaignItems | null {
  const { call } = useCore()
  const { kit } = useStudio()
  const logoId = kit.logoIds[0] ?? null
  const [read, setRead] = useState<{ of: string; what: CampaignItems } | null>(null)
  useEffect(() => {
    if (campaignId === null) return
    let isWanted = true
    const set = (what: CampaignItems) => isWanted && setRead({ of: campaignId, what })
    readItems(call, campaignId, { projectName, logoId }).then(
      items => set({ kind: 'read', items }),
      (error: unknown) => set({ kind: 'failed', error }),
    )
    return () => {
      isWanted = false
    }
  }, [call, campaignId, projectName, logoId])
  if (campaignId === null) return null
  return read?.of === campaignId ? read.what : { kind: 'loading' }
}

async function readItems(
  call: Client['call'],
  campaignId: string,
  of: { projectName: string; logoId: string | null },
): Promise<BatchItem[]> {
  const cards = await call('campaigns.posts', { id: campaignId })
  const ids = [...new Set(cards.map(({ postId }) => postId))].slice(0, mostRows)
  return Promise.all(
    ids.map(async (id, at): Promise<BatchItem> => {
      const [stored, design] = await Promise.all([
        call('posts.get', { id }),
        call('designs.ofPost', { postId: id }),
      ])
      const { post } = stored
      const media = await call('media.get', { ids: post.media.map(({ mediaId }) => mediaId) })
      const pictureIds = media.filter(({ kind }) => kind === 'image').map(one => one.id)
      const values = slotsOfPost({ post, pictureIds, ...of })
      const name = (values.title ?? '').slice(0, 60)
      return { number: at + 1, name, values, postId: id, problem: problemOf(stored, design) }
    }),
  )
}

function problemOf({ deliveries }: PostWithDeliveries, design: DesignCard | null): PostProblem | null {
  if (design !== null) return { key: 'hasDesign' }
  const isOut = deliveries.length > 0 && deliveries.every(({ publishedAt }) => publishedAt !== null)
  return isOut ? { key: 'isOut' } : null
}
