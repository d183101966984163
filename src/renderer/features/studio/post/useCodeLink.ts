import { linkWithUtm, utmName } from '#shared/network/linkWithUtm.ts'
import { useQueryOf } from '../../../bridge/useQueryOf.ts'
import { useStudio } from '../StudioContext.ts'

/** Where a QR code leads for the post the design was made for, saying that it was followed from the picture; null without a link. */
export function useCodeLink(): string | null {
  const { card } = useStudio()
  const enabled = card.postId !== null
  const post = useQueryOf('posts.get', { id: card.postId ?? '' }, { enabled }).data?.post
  const campaigns = useQueryOf('campaigns.list', { projectId: card.projectId }, { enabled }).data
  const link = post?.link.trim() ?? ''
  if (link === '') return null
  const campaign = campaigns?.find(({ id }) => id === post?.campaignId)
  return linkWithUtm(link, {
    source: 'qr',
    medium: 'image',
    campaign: campaign === undefined ? null : utmName(campaign.name),
  })
}
